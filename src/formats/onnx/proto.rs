//! Protobuf messages of an ONNX file, as far as they are read; all other fields are skipped.

use prost::Message;

/// A file.
#[derive(Clone, PartialEq, Message)]
pub(in crate::formats) struct Model {
    #[prost(message, optional, tag = "7")]
    pub(in crate::formats) graph: Option<Graph>,
    #[prost(message, repeated, tag = "8")]
    pub(in crate::formats) opsets: Vec<Opset>,
}

/// The version of an operator set.
#[derive(Clone, PartialEq, Message)]
pub(in crate::formats) struct Opset {
    #[prost(string, tag = "1")]
    pub(in crate::formats) domain: String,
    #[prost(int64, tag = "2")]
    pub(in crate::formats) version: i64,
}

/// The operators and the tensors between them.
#[derive(Clone, PartialEq, Message)]
pub(in crate::formats) struct Graph {
    #[prost(message, repeated, tag = "1")]
    pub(in crate::formats) nodes: Vec<Node>,
    #[prost(string, tag = "2")]
    pub(in crate::formats) name: String,
    #[prost(message, repeated, tag = "5")]
    pub(in crate::formats) initializers: Vec<Tensor>,
    #[prost(message, repeated, tag = "11")]
    pub(in crate::formats) inputs: Vec<ValueInfo>,
    #[prost(message, repeated, tag = "12")]
    pub(in crate::formats) outputs: Vec<ValueInfo>,
    #[prost(message, repeated, tag = "13")]
    pub(in crate::formats) between: Vec<ValueInfo>,
}

/// One operator.
#[derive(Clone, PartialEq, Message)]
pub(in crate::formats) struct Node {
    #[prost(string, repeated, tag = "1")]
    pub(in crate::formats) inputs: Vec<String>,
    #[prost(string, repeated, tag = "2")]
    pub(in crate::formats) outputs: Vec<String>,
    #[prost(string, tag = "3")]
    pub(in crate::formats) name: String,
    #[prost(string, tag = "4")]
    pub(in crate::formats) op_type: String,
    #[prost(message, repeated, tag = "5")]
    pub(in crate::formats) attributes: Vec<Attribute>,
    #[prost(string, tag = "7")]
    pub(in crate::formats) domain: String,
}

/// An attribute of an operator.
#[derive(Clone, PartialEq, Message)]
pub(in crate::formats) struct Attribute {
    #[prost(string, tag = "1")]
    pub(in crate::formats) name: String,
    #[prost(float, tag = "2")]
    pub(in crate::formats) float: f32,
    #[prost(int64, tag = "3")]
    pub(in crate::formats) int: i64,
    #[prost(bytes = "vec", tag = "4")]
    pub(in crate::formats) text: Vec<u8>,
    #[prost(message, optional, tag = "5")]
    pub(in crate::formats) tensor: Option<Tensor>,
    #[prost(float, repeated, tag = "7")]
    pub(in crate::formats) floats: Vec<f32>,
    #[prost(int64, repeated, tag = "8")]
    pub(in crate::formats) ints: Vec<i64>,
}

/// A constant.
#[derive(Clone, PartialEq, Message)]
pub(in crate::formats) struct Tensor {
    #[prost(int64, repeated, tag = "1")]
    pub(in crate::formats) dims: Vec<i64>,
    #[prost(int32, tag = "2")]
    pub(in crate::formats) data_type: i32,
    #[prost(float, repeated, tag = "4")]
    pub(in crate::formats) floats: Vec<f32>,
    #[prost(int32, repeated, tag = "5")]
    pub(in crate::formats) ints32: Vec<i32>,
    #[prost(int64, repeated, tag = "7")]
    pub(in crate::formats) ints64: Vec<i64>,
    #[prost(string, tag = "8")]
    pub(in crate::formats) name: String,
    #[prost(bytes = "vec", tag = "9")]
    pub(in crate::formats) raw: Vec<u8>,
    #[prost(double, repeated, tag = "10")]
    pub(in crate::formats) doubles: Vec<f64>,
}

/// A tensor's name and type.
#[derive(Clone, PartialEq, Message)]
pub(in crate::formats) struct ValueInfo {
    #[prost(string, tag = "1")]
    pub(in crate::formats) name: String,
    #[prost(message, optional, tag = "2")]
    pub(in crate::formats) kind: Option<Kind>,
}

impl ValueInfo {
    /// Its extents, `None` where they are open; `None` if no shape is given.
    pub(in crate::formats) fn dims(&self) -> Option<Vec<Option<u64>>> {
        let shape = self.kind.as_ref()?.tensor.as_ref()?.shape.as_ref()?;
        let extent = |value: i64| u64::try_from(value).ok().filter(|extent| *extent > 0);
        Some(shape.dims.iter().map(|dim| dim.value.and_then(extent)).collect())
    }
}

/// A type.
#[derive(Clone, PartialEq, Message)]
pub(in crate::formats) struct Kind {
    #[prost(message, optional, tag = "1")]
    pub(in crate::formats) tensor: Option<TensorKind>,
}

/// The type of a tensor.
#[derive(Clone, PartialEq, Message)]
pub(in crate::formats) struct TensorKind {
    #[prost(message, optional, tag = "2")]
    pub(in crate::formats) shape: Option<TensorShape>,
}

/// The extents of a tensor.
#[derive(Clone, PartialEq, Message)]
pub(in crate::formats) struct TensorShape {
    #[prost(message, repeated, tag = "1")]
    pub(in crate::formats) dims: Vec<Dimension>,
}

/// One extent: a number, or a name if it is open.
#[derive(Clone, PartialEq, Message)]
pub(in crate::formats) struct Dimension {
    #[prost(int64, optional, tag = "1")]
    pub(in crate::formats) value: Option<i64>,
}
