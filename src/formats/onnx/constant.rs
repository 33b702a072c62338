//! Constants of ONNX: dimensions always, values only if they are few.

use super::proto::Tensor;

/// The largest number of values that are kept; more are weights.
pub(super) const MOST_VALUES: u64 = 4096;

/// The types of floating-point numbers: 32, 16 and 64 bits, and bfloat16.
const FRACTIONS: [i32; 4] = [1, 10, 11, 16];

/// A constant, in memory order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Constant {
    /// Its extents.
    pub(super) dims: Vec<u64>,
    /// Its values, if they are known. Whole numbers are exact up to 2⁵³.
    pub(super) values: Option<Vec<f64>>,
    /// Whether it is stored in the file, not computed, and floating-point: then it is learned.
    pub(super) is_stored: bool,
}

impl Constant {
    /// A list of integers.
    pub(super) fn list(values: impl IntoIterator<Item = i64>) -> Self {
        let values: Vec<f64> = values.into_iter().map(|value| value as f64).collect();
        Self { dims: vec![values.len() as u64], values: Some(values), is_stored: false }
    }

    /// A constant of the file; `None` if its dimensions are negative or too large.
    pub(super) fn stored(tensor: &Tensor) -> Option<Self> {
        let dims = tensor.dims.iter().map(|&dim| u64::try_from(dim).ok()).collect::<Option<Vec<u64>>>()?;
        let count = count(&dims)?;
        let values = if count > MOST_VALUES { None } else { values(tensor) };
        let values = values.filter(|values| values.len() as u64 == count);
        Some(Self { dims, values, is_stored: FRACTIONS.contains(&tensor.data_type) })
    }

    /// The number of its values.
    pub(super) fn count(&self) -> u64 {
        count(&self.dims).unwrap_or(u64::MAX)
    }

    /// Its values as integers; “to the end” is the largest or smallest integer and stays so.
    pub(super) fn integers(&self) -> Option<Vec<i64>> {
        let whole = |&value: &f64| (value.fract() == 0.0).then_some(value as i64);
        self.values.as_ref()?.iter().map(whole).collect()
    }

    /// Its only value.
    pub(super) fn single(&self) -> Option<f64> {
        match self.values.as_deref() {
            Some(&[value]) => Some(value),
            _ => None,
        }
    }
}

/// The number of values with these extents.
pub(super) fn count(dims: &[u64]) -> Option<u64> {
    dims.iter().try_fold(1_u64, |product, &dim| product.checked_mul(dim))
}

/// The values, from whichever field of the message has them.
fn values(tensor: &Tensor) -> Option<Vec<f64>> {
    if !tensor.raw.is_empty() {
        let raw = &tensor.raw;
        return match tensor.data_type {
            1 => Some(raw.as_chunks().0.iter().map(|bytes| f64::from(f32::from_le_bytes(*bytes))).collect()),
            6 => Some(raw.as_chunks().0.iter().map(|bytes| f64::from(i32::from_le_bytes(*bytes))).collect()),
            7 => Some(raw.as_chunks().0.iter().map(|bytes| i64::from_le_bytes(*bytes) as f64).collect()),
            11 => Some(raw.as_chunks().0.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect()),
            9 | 2 => Some(raw.iter().map(|&byte| f64::from(byte)).collect()),
            _ => None,
        };
    }
    match tensor.data_type {
        1 => Some(tensor.floats.iter().map(|&value| f64::from(value)).collect()),
        7 => Some(tensor.ints64.iter().map(|&value| value as f64).collect()),
        2 | 3 | 4 | 5 | 6 | 9 => Some(tensor.ints32.iter().map(|&value| f64::from(value)).collect()),
        11 => Some(tensor.doubles.clone()),
        _ => None,
    }
}
