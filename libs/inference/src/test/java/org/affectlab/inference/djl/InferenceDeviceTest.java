package org.affectlab.inference.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceDeviceTest {
    private static final GpuSupport NONE = new GpuSupport(false, 0);
    private static final GpuSupport CUDA_WITHOUT_GPU = new GpuSupport(true, 0);
    private static final GpuSupport GPU_WITHOUT_CUDA = new GpuSupport(false, 2);
    private static final GpuSupport TWO_GPUS = new GpuSupport(true, 2);

    @ParameterizedTest
    @ValueSource(strings = {"auto", "cpu", "gpu:0", "gpu:12"})
    void readsWhatItWrites(String text) {
        assertThat(InferenceDevice.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu", "gpu:", "gpu:-1", "gpu:01", "gpu:1000", "cuda:0", "CPU", "auto "})
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> InferenceDevice.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auto, cpu or gpu:0");
    }

    @ParameterizedTest
    @CsvSource({"AUTO, 1", "CPU, 1", "GPU, -1"})
    void onlyAGpuHasAnIndex(InferenceDevice.Kind kind, int index) {
        assertThatThrownBy(() -> new InferenceDevice(kind, index)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void autoTakesAGpuOnlyIfLibtorchCanUseIt() {
        assertThat(InferenceDevice.AUTO.resolve(TWO_GPUS)).isEqualTo(Device.gpu(0));
        for (GpuSupport other : new GpuSupport[] {NONE, CUDA_WITHOUT_GPU, GPU_WITHOUT_CUDA}) {
            assertThat(InferenceDevice.AUTO.resolve(other)).isEqualTo(Device.cpu());
        }
    }

    @Test
    void theProcessorIsTheProcessor() {
        assertThat(InferenceDevice.CPU.resolve(TWO_GPUS)).isEqualTo(Device.cpu());
    }

    @Test
    void aGpuByNumberIsThatGpuOrAFailure() {
        assertThat(InferenceDevice.of("gpu:1").resolve(TWO_GPUS)).isEqualTo(Device.gpu(1));
        assertThatThrownBy(() -> InferenceDevice.of("gpu:2").resolve(TWO_GPUS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gpu:2, but there are 2 GPUs");
        assertThatThrownBy(() -> InferenceDevice.of("gpu:0").resolve(GPU_WITHOUT_CUDA))
                .hasMessageContaining("built for the CPU");
        assertThatThrownBy(() -> InferenceDevice.of("gpu:0").resolve(CUDA_WITHOUT_GPU))
                .hasMessageContaining("there are 0 GPUs");
    }
}
