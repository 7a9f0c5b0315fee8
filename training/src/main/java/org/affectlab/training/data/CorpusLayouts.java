package org.affectlab.training.data;

import java.util.List;
import java.util.Map;

/**
 * The corpora that are read in the layout in which their authors distribute them, and what we call their emotions. Names are matched without
 * regard to case, and whatever folders stand before the part that matters. Constants.
 */
final class CorpusLayouts {
    private static final String ANYWHERE = "(?:.*/)?";

    /** EmoDB: {@code wav/03a01Fa.wav}, speaker, text, emotion (German initial), version. */
    static final CorpusLayout EMODB = CorpusLayout.of(
            "emodb",
            ANYWHERE + "(?<speaker>\\d\\d)[ab]\\d\\d(?<emotion>[WLEAFTN])[a-z]\\.wav",
            Map.of(
                    "w", "angry", "l", "bored", "e", "disgust", "a", "fearful", "f", "happy", "t", "sad", "n",
                    "neutral"));

    /** CASIA: {@code liuchanhg/angry/201.wav}. */
    static final CorpusLayout CASIA = CorpusLayout.of(
            "casia",
            ANYWHERE
                    + "(?<speaker>liuchanhg|wangzhe|zhaoquanyin|zhaozuoxiang)/(?<emotion>angry|fear|happy|neutral|sad|surprise)/\\d+\\.wav",
            Map.of(
                    "angry", "angry",
                    "fear", "fearful",
                    "happy", "happy",
                    "neutral", "neutral",
                    "sad", "sad",
                    "surprise", "surprised"));

    /** eNTERFACE'05: {@code subject 1/anger/sentence 1/s1_an_1.avi}; the sound of the videos. */
    static final CorpusLayout ENTERFACE = CorpusLayout.of(
            "enterface",
            ANYWHERE
                    + "subject ?(?<speaker>\\d+)/(?<emotion>anger|disgust|fear|happiness|sadness|surprise)/(?:[^/]+/)?[^/]+\\.(?:avi|wav)",
            Map.of(
                    "anger", "angry",
                    "disgust", "disgust",
                    "fear", "fearful",
                    "happiness", "happy",
                    "sadness", "sad",
                    "surprise", "surprised"));

    /** CREMA-D: {@code AudioWAV/1001_DFA_ANG_XX.wav}, speaker, sentence, emotion, intensity. */
    static final CorpusLayout CREMA_D = CorpusLayout.of(
            "crema-d",
            ANYWHERE + "(?<speaker>1\\d{3})_[A-Z]{3}_(?<emotion>ANG|DIS|FEA|HAP|NEU|SAD)_[A-Z]+\\.(?:wav|mp3)",
            Map.of(
                    "ang", "angry",
                    "dis", "disgust",
                    "fea", "fearful",
                    "hap", "happy",
                    "neu", "neutral",
                    "sad", "sad"));

    /** SAVEE: {@code AudioData/DC/a01.wav}, a folder for each speaker. */
    static final CorpusLayout SAVEE = CorpusLayout.of(
            "savee",
            ANYWHERE + "(?<speaker>DC|JE|JK|KL)/(?<emotion>a|d|f|h|n|sa|su)\\d\\d\\.wav",
            Map.of(
                    "a", "angry",
                    "d", "disgust",
                    "f", "fearful",
                    "h", "happy",
                    "n", "neutral",
                    "sa", "sad",
                    "su", "surprised"));

    /** TESS: {@code OAF_angry/OAF_back_angry.wav}; "ps" is pleasant surprise, and OAF is called OA in {@code OAF_neutral/OA_bite_neutral.wav}. */
    static final CorpusLayout TESS = CorpusLayout.of(
                    "tess",
                    ANYWHERE
                            + "(?<speaker>OAF|YAF|OA)_[^/_]+_(?<emotion>angry|disgust|fear|happy|neutral|ps|sad)\\.wav",
                    Map.of(
                            "angry", "angry",
                            "disgust", "disgust",
                            "fear", "fearful",
                            "happy", "happy",
                            "neutral", "neutral",
                            "ps", "surprised",
                            "sad", "sad"))
            .withSpeaker("oa", "OAF");

    /** EMOVO: {@code f1/dis-f1-b1.wav}, emotion (Italian), speaker, sentence. */
    static final CorpusLayout EMOVO = CorpusLayout.of(
            "emovo",
            ANYWHERE + "(?<emotion>dis|gio|neu|pau|rab|sor|tri)-(?<speaker>[fm]\\d)-[a-z]+\\d?\\.wav",
            Map.of(
                    "dis", "disgust",
                    "gio", "happy",
                    "neu", "neutral",
                    "pau", "fearful",
                    "rab", "angry",
                    "sor", "surprised",
                    "tri", "sad"));

    /** nEMO: {@code samples/SK0_happiness_12.wav}, speaker, emotion, sentence. */
    static final CorpusLayout NEMO = CorpusLayout.of(
            "nemo",
            ANYWHERE
                    + "(?<speaker>[A-Z]{2}\\d)_(?<emotion>anger|fear|happiness|neutral|sadness|surprised?)_\\d+\\.(?:wav|flac)",
            Map.of(
                    "anger", "angry",
                    "fear", "fearful",
                    "happiness", "happy",
                    "neutral", "neutral",
                    "sadness", "sad",
                    "surprise", "surprised",
                    "surprised", "surprised"));

    /** URDU: {@code Angry/SM1_F1_A01.wav}; S, sex and number of the speaker, then file, then emotion's initial and number. */
    static final CorpusLayout URDU = CorpusLayout.of(
            "urdu",
            ANYWHERE + "(?<speaker>S[MF]\\d+)_F\\d+_(?<emotion>[AHNS])\\d+\\.wav",
            Map.of("a", "angry", "h", "happy", "n", "neutral", "s", "sad"));

    static final List<CorpusLayout> ALL = List.of(EMODB, CASIA, ENTERFACE, CREMA_D, SAVEE, TESS, EMOVO, NEMO, URDU);

    private CorpusLayouts() {}
}
