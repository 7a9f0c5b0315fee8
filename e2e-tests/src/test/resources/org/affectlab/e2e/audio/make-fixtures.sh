#!/bin/sh
# Makes the clips of this folder anew. Needs espeak-ng and ffmpeg with libmp3lame, libvorbis and libopus; the tests need neither.
# Everything here is synthetic and ours: no recording of a person.
#
# The clips compare formats, so they must let a network hear the same in each: speech over the quiet noise of a room, as every recording has it,
# because digital silence between words is the one thing that each coder renders differently; coded at rates that keep the speech; and
# far from the border between two emotions.
# This one was chosen out of about 150 candidates because the served weights answer all its forms alike; others, confident ones too, differ by more
# than 0.05 in some form. So it guards the decoders and is no measure of the model's robustness.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
convert() { ffmpeg -nostdin -v error -y "$@"; }

# clip NAME VOICE WORDS-A-MINUTE PITCH NOISE-AMPLITUDE TEXT: 3 s, 16 kHz, mono, 16 bits
clip() {
    espeak-ng -v "$2" -s "$3" -p "$4" -w "$work/spoken.wav" "$6"
    convert -i "$work/spoken.wav" -f lavfi -i "anoisesrc=color=white:seed=20261123:sample_rate=16000:amplitude=$5:duration=3" \
        -filter_complex "[0]aresample=16000,apad,atrim=0:3[speech];[speech][1]amix=inputs=2:normalize=0" \
        -ac 1 -c:a pcm_s16le -fflags +bitexact -flags +bitexact -map_metadata -1 "$1.wav"
    convert -i "$1.wav" -c:a flac -compression_level 12 "$1.flac"
    convert -i "$1.wav" -c:a libmp3lame -b:a 128k "$1.mp3"
    convert -i "$1.wav" -c:a libvorbis -b:a 96k "$1.ogg"
    convert -i "$1.wav" -c:a libopus -b:a 96k "$1.opus"
    convert -i "$1.wav" -c:a aac -b:a 128k "$1.m4a"
    convert -i "$1.wav" -c:a libopus -b:a 96k "$1.webm"
}

clip weather en-us+m7 120 20 0.012 "The weather was bright this morning, and I am so glad you came."
