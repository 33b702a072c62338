//! Folding of constants: operators on constants are evaluated, since shapes depend on them.

use super::constant::{Constant, MOST_VALUES, count};
use super::node::{Operator, axis};

/// The value of an operator on constants; `None` if it is not used to compute shapes, or if values are unknown.
pub(super) fn fold(operator: &Operator<'_>, inputs: &[Option<&Constant>]) -> Option<Constant> {
    let first = inputs.first().copied().flatten();
    match operator.node.op_type.as_str() {
        "Constant" => stored(operator),
        "Identity" | "Cast" => {
            let mut copy = first?.clone();
            // A cast to an integer truncates.
            if operator.node.op_type == "Cast" && matches!(operator.int("to"), Some(6 | 7)) {
                copy.values.iter_mut().flatten().for_each(|value| *value = value.trunc());
            }
            Some(copy)
        }
        "ConstantOfShape" => {
            let dims = dims(&first?.integers()?)?;
            let value =
                operator.attribute("value").and_then(|value| Constant::stored(value.tensor.as_ref()?)?.single());
            made(dims, |_| value.unwrap_or(0.0))
        }
        "Shape" => Some(Constant::list(first?.dims.iter().map(|&dim| dim as i64))),
        "Gather" => gather(operator, first?, inputs.get(1).copied().flatten()?),
        "Concat" => concat(operator, inputs),
        "Slice" => slice(operator, inputs),
        "Unsqueeze" | "Squeeze" | "Reshape" | "Flatten" => reshape(operator, inputs),
        "Transpose" => transpose(operator, first?),
        "Add" | "Sub" | "Mul" | "Div" | "Min" | "Max" | "Mod" | "Pow" => {
            elementwise(operator, first?, inputs.get(1).copied().flatten()?)
        }
        "Floor" => mapped(first?, f64::floor),
        "Ceil" => mapped(first?, f64::ceil),
        "Neg" => mapped(first?, |value| -value),
        "Sqrt" => mapped(first?, f64::sqrt),
        "ReduceProd" => {
            let product = first?.values.as_ref()?.iter().product();
            Some(Constant { dims: Vec::new(), values: Some(vec![product]), is_stored: false })
        }
        "Range" => {
            let single = |place: usize| inputs.get(place).copied().flatten()?.single();
            let (start, limit, step) = (single(0)?, single(1)?, single(2)?);
            let count = ((limit - start) / step).ceil();
            let count = (count >= 0.0 && count <= MOST_VALUES as f64).then_some(count as u64)?;
            made(vec![count], |place| start + step * place as f64)
        }
        _ => None,
    }
}

fn stored(operator: &Operator<'_>) -> Option<Constant> {
    if let Some(tensor) = operator.attribute("value").and_then(|value| value.tensor.as_ref()) {
        return Constant::stored(tensor);
    }
    if let Some(int) = operator.int("value_int") {
        return Some(Constant { dims: Vec::new(), values: Some(vec![int as f64]), is_stored: false });
    }
    if let Some(float) = operator.float("value_float") {
        return Some(Constant { dims: Vec::new(), values: Some(vec![float]), is_stored: false });
    }
    operator.ints("value_ints").map(|ints| Constant::list(ints.iter().copied()))
}

fn dims(values: &[i64]) -> Option<Vec<u64>> {
    values.iter().map(|&value| u64::try_from(value).ok()).collect()
}

/// A constant whose values are computed from their indices.
fn made(dims: Vec<u64>, value: impl Fn(usize) -> f64) -> Option<Constant> {
    let count = count(&dims).filter(|count| *count <= MOST_VALUES)?;
    Some(Constant { dims, values: Some((0..count as usize).map(value).collect()), is_stored: false })
}

fn mapped(constant: &Constant, change: impl Fn(f64) -> f64) -> Option<Constant> {
    let values = constant.values.as_ref()?.iter().map(|&value| change(value)).collect();
    Some(Constant { dims: constant.dims.clone(), values: Some(values), is_stored: false })
}

fn gather(operator: &Operator<'_>, data: &Constant, indices: &Constant) -> Option<Constant> {
    let at = axis(operator.int("axis").unwrap_or(0), data.dims.len())?;
    // Shapes are lists; other Gathers are not needed.
    if data.dims.len() != 1 || at != 0 || indices.dims.len() > 1 {
        return None;
    }
    let values = data.values.as_ref()?;
    let picked = indices.integers()?.into_iter().map(|index| values.get(axis(index, values.len())?).copied());
    Some(Constant { dims: indices.dims.clone(), values: Some(picked.collect::<Option<Vec<f64>>>()?), is_stored: false })
}

fn concat(operator: &Operator<'_>, inputs: &[Option<&Constant>]) -> Option<Constant> {
    if axis(operator.int("axis")?, 1)? != 0 {
        return None;
    }
    let mut all = Vec::new();
    for input in inputs {
        let input = (*input)?;
        if input.dims.len() != 1 || all.len() as u64 > MOST_VALUES {
            return None;
        }
        all.extend_from_slice(input.values.as_ref()?);
    }
    Some(Constant { dims: vec![all.len() as u64], values: Some(all), is_stored: false })
}

/// A slice along the first axis, possibly backwards.
fn slice(operator: &Operator<'_>, inputs: &[Option<&Constant>]) -> Option<Constant> {
    let data = inputs.first().copied().flatten()?;
    let list = |place: usize, name: &str| match inputs.get(place).copied().flatten() {
        Some(constant) => constant.integers(),
        None => operator.ints(name).map(<[i64]>::to_vec),
    };
    let (starts, ends) = (list(1, "starts")?, list(2, "ends")?);
    let axes = list(3, "axes").unwrap_or_else(|| vec![0]);
    let step = list(4, "steps").map_or(Some(1), |steps| steps.first().copied())?;
    let (&[start], &[end], [at]) = (starts.as_slice(), ends.as_slice(), axes.as_slice()) else { return None };
    if axis(*at, data.dims.len())? != 0 || step == 0 {
        return None;
    }
    let rows = i64::try_from(*data.dims.first()?).ok().filter(|rows| (1..=MOST_VALUES as i64).contains(rows))?;
    let row_length = usize::try_from(count(&data.dims[1..])?).ok()?;
    let place = |value: i64| if value < 0 { value.saturating_add(rows) } else { value };
    let (low, high) = if step > 0 { (0, rows) } else { (-1, rows - 1) };
    let (start, end) = (place(start).clamp(low.max(0), high), place(end).clamp(low, high));
    let values = data.values.as_ref()?;
    let (mut picked, mut row, mut count) = (Vec::new(), start, 0_u64);
    while if step > 0 { row < end } else { row > end } {
        let from = usize::try_from(row).ok()? * row_length;
        picked.extend_from_slice(values.get(from..from + row_length)?);
        row = row.checked_add(step)?;
        count += 1;
    }
    let mut dims = data.dims.clone();
    dims[0] = count;
    Some(Constant { dims, values: Some(picked), is_stored: false })
}

/// The same values with other extents.
fn reshape(operator: &Operator<'_>, inputs: &[Option<&Constant>]) -> Option<Constant> {
    let data = inputs.first().copied().flatten()?;
    let list = || match inputs.get(1).copied().flatten() {
        Some(constant) => constant.integers(),
        None => operator.ints("axes").or_else(|| operator.ints("shape")).map(<[i64]>::to_vec),
    };
    let mut dims = data.dims.clone();
    match operator.node.op_type.as_str() {
        "Unsqueeze" => {
            let axes = list()?;
            let rank = dims.len() + axes.len();
            let mut axes = axes.iter().map(|&at| axis(at, rank)).collect::<Option<Vec<usize>>>()?;
            axes.sort_unstable();
            for at in axes {
                if at > dims.len() {
                    return None;
                }
                dims.insert(at, 1);
            }
        }
        "Squeeze" => match list() {
            None => dims.retain(|&dim| dim != 1),
            Some(axes) => {
                let axes = axes.iter().map(|&at| axis(at, dims.len())).collect::<Option<Vec<usize>>>()?;
                let kept = dims.iter().enumerate().filter(|(at, _)| !axes.contains(at));
                dims = kept.map(|(_, &dim)| dim).collect();
            }
        },
        "Reshape" => dims = resolved(&dims, &list()?)?,
        _ => return None,
    }
    (count(&dims) == count(&data.dims)).then_some(Constant { dims, ..data.clone() })
}

/// The extents requested by a Reshape: 0 keeps one, −1 is inferred.
pub(super) fn resolved(dims: &[u64], asked: &[i64]) -> Option<Vec<u64>> {
    let all = count(dims)?;
    let mut extents = Vec::with_capacity(asked.len());
    for (place, &extent) in asked.iter().enumerate() {
        extents.push(match extent {
            0 => Some(*dims.get(place)?),
            -1 => None,
            extent => Some(u64::try_from(extent).ok()?),
        });
    }
    let known = count(&extents.iter().copied().flatten().collect::<Vec<u64>>())?;
    let open = extents.iter().filter(|extent| extent.is_none()).count();
    if open > 1 || open == 1 && (known == 0 || all % known != 0) {
        return None;
    }
    Some(extents.into_iter().map(|extent| extent.unwrap_or_else(|| all / known.max(1))).collect())
}

fn transpose(operator: &Operator<'_>, data: &Constant) -> Option<Constant> {
    let is_turned = match operator.ints("perm") {
        None | Some([1, 0]) => true,
        Some([0, 1] | [0]) => false,
        Some(_) => return None,
    };
    let (&[rows, columns], true) = (data.dims.as_slice(), is_turned) else {
        return (data.dims.len() <= 1 || !is_turned).then(|| data.clone());
    };
    let dims = vec![columns, rows];
    let Some(values) = &data.values else { return Some(Constant { dims, ..data.clone() }) };
    let (rows, columns) = (usize::try_from(rows).ok()?, usize::try_from(columns).ok()?);
    let turned = (0..values.len()).map(|place| values[place % rows * columns + place / rows]);
    Some(Constant { dims, values: Some(turned.collect()), is_stored: data.is_stored })
}

fn elementwise(operator: &Operator<'_>, first: &Constant, second: &Constant) -> Option<Constant> {
    let (a, b) = (first.values.as_ref()?, second.values.as_ref()?);
    let is_whole = a.iter().chain(b).all(|value| value.fract() == 0.0);
    let apply = |a: f64, b: f64| match operator.node.op_type.as_str() {
        "Add" => a + b,
        "Sub" => a - b,
        "Mul" => a * b,
        "Div" if is_whole && b != 0.0 => (a / b).trunc(),
        "Div" => a / b,
        "Min" => a.min(b),
        "Max" => a.max(b),
        "Mod" => a.rem_euclid(b),
        _ => a.powf(b),
    };
    let (dims, count) = if a.len() >= b.len() { (&first.dims, a.len()) } else { (&second.dims, b.len()) };
    if a.len() != count && a.len() != 1 || b.len() != count && b.len() != 1 {
        return None;
    }
    made(dims.clone(), |place| apply(a[place % a.len()], b[place % b.len()]))
}
