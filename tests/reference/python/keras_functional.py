import tensorflow as tf
from tensorflow.keras import layers, Model, Input
from tensorflow.keras.layers import Conv2D, BatchNormalization, Activation, Add, GlobalAveragePooling2D, Dense, DepthwiseConv2D, SeparableConv2D
from tensorflow.keras.layers import Concatenate, UpSampling2D, Conv2DTranspose, ZeroPadding2D, Multiply, Reshape


def conv_bn(x, filters, kernel, strides=1, name=None):
    x = Conv2D(filters, kernel, strides=strides, padding="same", use_bias=False, name=name)(x)
    x = BatchNormalization()(x)
    return Activation("relu")(x)


def se_block(x, ratio=4):
    channels = x.shape[-1]
    s = GlobalAveragePooling2D()(x)
    s = Reshape((1, 1, channels))(s)
    s = Dense(channels // ratio, activation="relu", use_bias=False)(s)
    s = Dense(channels, activation="sigmoid", use_bias=False)(s)
    return Multiply()([x, s])


def residual_block(x, filters, strides=1):
    shortcut = x
    y = conv_bn(x, filters, 3, strides)
    y = Conv2D(filters, 3, padding="same", use_bias=False)(y)
    y = BatchNormalization()(y)
    y = se_block(y)
    if strides != 1 or shortcut.shape[-1] != filters:
        shortcut = Conv2D(filters, 1, strides=strides, padding="same", use_bias=False)(shortcut)
        shortcut = BatchNormalization()(shortcut)
    return layers.ReLU()(Add()([shortcut, y]))


def build_model(input_shape=(64, 64, 3), num_classes=5):
    inputs = Input(shape=input_shape)
    x = ZeroPadding2D(((0, 1), (0, 1)))(inputs)
    x = Conv2D(16, 3, strides=2, padding="valid")(x)
    skip = residual_block(x, 32, 1)
    x = residual_block(skip, 64, 2)
    x = SeparableConv2D(64, 5, padding="same", activation="relu")(x)
    x = DepthwiseConv2D(3, padding="same")(x)
    x = Conv2DTranspose(32, 3, strides=2, padding="same")(x)
    x = Concatenate()([x, skip])
    x = conv_bn(x, 32, 3)
    x = UpSampling2D(2, interpolation="bilinear")(x)
    outputs = Conv2D(num_classes, 1, activation="softmax", name="classes")(x)
    return Model(inputs, outputs, name="segmenter")


model = build_model()
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
