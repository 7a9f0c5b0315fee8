package org.affectlab.training.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.training.augment.Shuffle;
import org.affectlab.training.augment.WindowGrid;
import org.affectlab.training.config.WindowSettings;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.Recordings;

/**
 * One item of an epoch.
 *
 * @param gridStart where its window begins when windows come from the grid
 * @param number its place in the unshuffled list, which names its random stream
 */
record TrainingWindow(Clip clip, int gridStart, int number) {

    /** All windows of the clips, in order. */
    static List<TrainingWindow> of(List<Clip> clips, Recordings recordings, WindowSettings settings, WindowGrid grid) {
        List<TrainingWindow> windows = new ArrayList<>();
        for (Clip clip : clips) {
            int[] starts = settings.kind() == WindowSettings.Kind.RANDOM
                    ? new int[settings.perClip()]
                    : grid.starts(recordings.samples(clip).length, settings.hopFrames());
            for (int start : starts) {
                windows.add(new TrainingWindow(clip, start, windows.size()));
            }
        }
        return List.copyOf(windows);
    }

    static List<TrainingWindow> shuffled(List<TrainingWindow> windows, SplittableRandom random) {
        List<TrainingWindow> shuffled = new ArrayList<>(windows.size());
        for (int index : Shuffle.permutation(windows.size(), random)) {
            shuffled.add(windows.get(index));
        }
        return shuffled;
    }
}
