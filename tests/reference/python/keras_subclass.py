import keras
from keras import layers, ops


class ResidualBlock(layers.Layer):
    def __init__(self, filters, dilation_rate=1, **kwargs):
        super().__init__(**kwargs)
        self.filters = filters
        self.conv1 = layers.Conv1D(filters, 3, padding="causal", dilation_rate=dilation_rate, activation="relu")
        self.conv2 = layers.Conv1D(filters, 3, padding="causal", dilation_rate=dilation_rate)
        self.norm = layers.LayerNormalization()
        self.project = None

    def build(self, input_shape):
        if input_shape[-1] != self.filters:
            self.project = layers.Conv1D(self.filters, 1)

    def call(self, inputs):
        x = self.norm(self.conv2(self.conv1(inputs)))
        if self.project is not None:
            inputs = self.project(inputs)
        return ops.relu(x + inputs)


inputs = keras.Input((1000, 4))
x = inputs
for rate in (1, 2, 4, 8):
    x = ResidualBlock(24, rate)(x)
x = layers.GlobalAveragePooling1D()(x)
outputs = layers.Dense(3)(x)
model = keras.Model(inputs, outputs)
