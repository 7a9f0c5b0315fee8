package org.affectlab.training.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@link TrainingSettings} as JSON, see {@link SettingsFormat}; the defaults are {@link TrainingDefaults}. Stateless and thread-safe. */
public final class SettingsFile {
    private final SettingsFormat<TrainingSettings> format =
            new SettingsFormat<>(TrainingSettings.class, TrainingDefaults.settings());

    /** @throws IOException if the file cannot be read, is no JSON object, has an unknown key or an invalid value */
    public TrainingSettings read(Path file) throws IOException {
        return format.read(file);
    }

    public TrainingSettings parse(String json, String source) throws IOException {
        return format.parse(json, source);
    }

    /** All settings, the defaults included, pretty-printed. */
    public String write(TrainingSettings settings) {
        return format.write(settings);
    }

    /** SHA-256 in hexadecimal of the effective settings: equal settings have equal digests whatever their file looks like. */
    public String digest(TrainingSettings settings) {
        return SettingsFormat.digest(compared(settings));
    }

    /** Without what is not used, so that runs from before there was such a setting are still the same. */
    private ObjectNode compared(TrainingSettings settings) {
        ObjectNode tree = format.tree(settings);
        if (settings.alignment().equals(AlignmentSettings.NONE)) {
            tree.remove("alignment");
        } else if (settings.alignment().start() == 0 && tree.get("alignment") instanceof ObjectNode alignment) {
            alignment.remove("start");
        }
        if (!settings.pretraining().wanted()) {
            tree.remove("pretraining");
        }
        if (!settings.plateau().wanted()) {
            tree.remove("plateau");
        }
        if (settings.balance() == ClassBalance.NONE) {
            tree.remove("balance");
        }
        if (settings.protocol().kind() == ProtocolSettings.Kind.CONSECUTIVE
                && tree.get("protocol") instanceof ObjectNode protocol) {
            protocol.remove(List.of("kind", "folds"));
        }
        if (tree.get("augmentation") instanceof ObjectNode augmentation) {
            if (settings.augmentation().pause().probability() == 0) {
                augmentation.remove("pause");
            }
            if (settings.augmentation().telephone().probability() == 0) {
                augmentation.remove("telephone");
            }
        }
        return tree;
    }
}
