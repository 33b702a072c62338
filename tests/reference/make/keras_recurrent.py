"""Recurrent and attention layers of Keras as model.to_json(), with what Keras and PyTorch say of them.

    KERAS_BACKEND=torch python keras_recurrent.py ../keras/recurrent

Writes NAME.json for each model, and truth.json: shapes and parameters as Keras counts them, multiply-adds as half of what
torch.utils.flop_counter counts of one example.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "torch")

import keras
import numpy as np
import torch
from keras import layers
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode


def sequence(*middle, length=12, channels=5):
    return keras.Sequential([keras.Input((length, channels)), *middle])


def words(*middle, length=12):
    return keras.Sequential([keras.Input((length,)), *middle])


def attending(layer, shapes, *, by_list=False):
    """A layer on convolutions of one input, as many as there are shapes (steps of the convolution, channels)."""
    source = keras.Input((12, 5))
    tensors = [layers.Conv1D(channels, 1, strides=steps)(source) for steps, channels in shapes]
    return keras.Model(source, layer(tensors) if by_list else layer(*tensors))


MODELS = {
    "lstm": lambda: sequence(layers.LSTM(7), layers.Dense(3)),
    "lstm_sequences": lambda: sequence(layers.LSTM(7, return_sequences=True, use_bias=False), layers.LSTM(4)),
    "gru": lambda: sequence(layers.GRU(6, return_sequences=True), layers.GRU(3, reset_after=False)),
    "gru_without_bias": lambda: sequence(layers.GRU(6, use_bias=False)),
    "simple_rnn": lambda: sequence(layers.SimpleRNN(9, return_sequences=True), layers.GlobalAveragePooling1D()),
    "bidirectional": lambda: sequence(layers.Bidirectional(layers.LSTM(6, return_sequences=True)), layers.Bidirectional(layers.GRU(4), merge_mode="sum")),
    "backward": lambda: sequence(layers.Bidirectional(layers.LSTM(6), backward_layer=layers.GRU(6, go_backwards=True), merge_mode="mul")),
    "words": lambda: words(layers.Embedding(50, 8), layers.Dropout(0.2), layers.Bidirectional(layers.LSTM(6)), layers.Dense(1, activation="sigmoid")),
    "tagger": lambda: words(layers.Embedding(50, 8), layers.Conv1D(10, 3, padding="same", activation="relu"), layers.LSTM(6, return_sequences=True), layers.TimeDistributed(layers.Dense(4, activation="softmax"))),
    "multi_head": lambda: attending(layers.MultiHeadAttention(3, 4), [(1, 6), (2, 8)]),
    "multi_head_sizes": lambda: attending(layers.MultiHeadAttention(2, 4, value_dim=5, use_bias=False, output_shape=7), [(1, 6), (2, 8), (2, 9)]),
    "attention": lambda: attending(layers.Attention(use_scale=True), [(1, 6), (2, 6)], by_list=True),
    "attention_concat": lambda: attending(layers.Attention(score_mode="concat"), [(1, 6), (2, 9), (2, 6)], by_list=True),
    "additive": lambda: attending(layers.AdditiveAttention(), [(1, 6), (2, 6)], by_list=True),
}


def measured(model):
    shape = [1, *model.input_shape[1:]]
    # A loop that is not unrolled runs its first step once more, to see what comes out.
    for layer in model._flatten_layers():
        if isinstance(layer, (layers.SimpleRNN, layers.GRU, layers.LSTM)):
            layer.unroll = True
    example = np.zeros(shape, "int32" if len(shape) == 2 else "float32")
    # What other kernels of attention compute is not counted.
    with FlopCounterMode(display=False) as counter, sdpa_kernel(SDPBackend.MATH), torch.no_grad():
        model(example)
    return {
        "output": list(model.output_shape[1:]),
        "params": sum(int(np.prod(weight.shape)) for weight in model.trainable_weights),
        "layers": {layer.name: layer.count_params() for layer in model.layers if layer.count_params()},
        "macs": counter.get_total_flops() // 2,
    }


folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
truth = {}
for name, make in MODELS.items():
    keras.backend.clear_session()
    model = make()
    (folder / f"{name}.json").write_text(json.dumps(json.loads(model.to_json())) + "\n")
    truth[name] = measured(model)
lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(truth[name])}" for name in truth)
(folder / "truth.json").write_text(f"{{\n{lines}\n}}\n")
