//! The machine-readable report of a network: shapes, costs and fields of every node, exact cells of chosen units.

use serde::Serialize;
use thiserror::Error;

use super::{AxisField, Convention, Field, Hull, Status, TooLarge, Unit, cost, fields, global_maps, totals, trace};
use crate::network::{Axes, Fault, INPUT_NAME, Op, ShapedNetwork};

/// A report in the order and under the names of its published format, `convscope-report/1`.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    format: &'static str,
    /// The network's name.
    pub name: String,
    /// C, H, W of the input.
    pub input: Vec<u64>,
    /// One row per node, in order.
    pub nodes: Vec<NodeReport>,
    /// Sums over all nodes.
    pub totals: TotalsReport,
    /// The requested units.
    pub units: Vec<UnitReport>,
    /// Assumptions and omissions, in sentences.
    pub warnings: Vec<String>,
}

/// One node of a [`Report`].
#[derive(Clone, Debug, Serialize)]
pub struct NodeReport {
    /// The node's name.
    pub id: String,
    /// The operator's name in the reference format.
    pub op: &'static str,
    /// C, H, W or N.
    pub shape: Vec<u64>,
    /// Trainable parameters.
    pub params: u128,
    /// Multiply-adds.
    pub macs: u128,
    /// Output values.
    pub activations: u128,
    /// Top, left, bottom, right; of convolutions and transposed convolutions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub padding: Option<[u64; 4]>,
    /// The unclipped field.
    pub field: FieldReport,
}

/// The field of a node.
#[derive(Clone, Debug, Serialize)]
pub struct FieldReport {
    /// `exact`, `varies`, `global`, `none` or `unknown`.
    pub status: &'static str,
    /// Along the rows; null where there is no closed form.
    pub height: Option<AxisReport>,
    /// Along the columns; null where there is no closed form.
    pub width: Option<AxisReport>,
}

/// The field along one axis.
#[derive(Clone, Debug, Serialize)]
pub struct AxisReport {
    /// The largest size.
    pub size: u128,
    /// The smallest size.
    pub min_size: u128,
    /// Input indices per period, units per period.
    pub stride: (i128, u64),
    /// First index of each unit of a period.
    pub start: Vec<Option<i128>>,
    /// Last index of each unit of a period.
    pub end: Vec<Option<i128>>,
}

/// Sums over all nodes.
#[derive(Clone, Debug, Serialize)]
pub struct TotalsReport {
    /// Trainable parameters.
    pub params: u128,
    /// Multiply-adds.
    pub macs: u128,
    /// Output values.
    pub activations: u128,
}

/// The cells that one unit sees.
#[derive(Clone, Debug, Serialize)]
pub struct UnitReport {
    /// The node's name.
    pub node: String,
    /// Row and column.
    pub at: [i64; 2],
    /// First row, last row, first column, last column; null if it sees no input cell.
    pub hull: Option<[i64; 4]>,
    /// Number of input positions that influence it.
    pub support: u128,
}

/// A unit to report on, by its node's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedUnit {
    /// The node's name, or `input`.
    pub node: String,
    /// Row, from 0.
    pub row: i64,
    /// Column, from 0.
    pub col: i64,
}

impl NamedUnit {
    /// Finds the unit in a shaped network without faults.
    ///
    /// # Errors
    /// [`ReportError::UnknownNode`] or [`ReportError::OutsideMap`] if it does not exist.
    pub fn find(&self, shaped: &ShapedNetwork) -> Result<Unit, ReportError> {
        let Self { node, row, col } = self.clone();
        let map = if node == INPUT_NAME {
            Some(0)
        } else {
            shaped.network().index_of_name_or_module(&node).map(|index| index + 1)
        };
        let Some(map) = map else { return Err(ReportError::UnknownNode { node }) };
        let unit = Unit { map, row, col };
        if unit.exists(shaped) {
            return Ok(unit);
        }
        let size = shaped.shape(map).map_or(Axes::both(0), |shape| shape.size());
        Err(ReportError::OutsideMap { node, row, col, size })
    }
}

/// Why a report cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReportError {
    /// A layer is faulty.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A unit names a node that does not exist.
    #[error("{node}: there is no node of this name to take a unit of")]
    UnknownNode {
        /// The name.
        node: String,
    },
    /// A unit lies outside its map.
    #[error("{node}: unit {row},{col} is outside its map of {size}")]
    OutsideMap {
        /// The node's name.
        node: String,
        /// The requested row.
        row: i64,
        /// The requested column.
        col: i64,
        /// Size of the map.
        size: Axes<u64>,
    },
    /// A unit's cells cannot be listed.
    #[error("{node}: {reason}")]
    TooLarge {
        /// The node's name.
        node: String,
        /// The reason.
        reason: TooLarge,
    },
}

/// Reports on a network and some of its units.
///
/// # Errors
/// [`ReportError`] if a layer is faulty, a number is too large, or a unit does not exist.
///
/// # Panics
/// Never: a complete shaped network has every shape and cost.
pub fn report(shaped: &ShapedNetwork, units: &[NamedUnit]) -> Result<Report, ReportError> {
    shaped.complete()?;
    let fault = |map: usize| move |problem| Fault { node: shaped.name(map).into(), problem };
    let mut warnings = Vec::new();
    let mut nodes = Vec::new();
    for (map, field) in fields(shaped).iter().enumerate().skip(1) {
        let cost = cost(shaped, map, Convention::default()).expect("a complete plan").map_err(fault(map))?;
        let total = |derivation: &super::Derivation| derivation.total().expect("checked when it was counted");
        let step = shaped.step_of(map).expect("a complete plan");
        if let Field::TooLarge(reason) = field {
            return Err(ReportError::TooLarge { node: shaped.name(map).into(), reason: *reason });
        }
        if *field == Field::Irregular {
            warnings.push(format!(
                "{}: branches of different strides meet, so its field has no closed form",
                shaped.name(map)
            ));
        }
        nodes.push(NodeReport {
            id: shaped.name(map).into(),
            op: shaped.node(map).map_or(INPUT_NAME, |node| node.op.json_name()),
            shape: step.shape.to_vec(),
            params: total(&cost.parameters),
            macs: total(&cost.operations),
            activations: total(&cost.activations),
            padding: step
                .padding
                .filter(|_| matches!(shaped.op(map), Op::Conv(_) | Op::ConvTranspose(_)))
                .map(crate::network::Sides::to_array),
            field: FieldReport::of(field),
        });
    }
    warnings.extend(gates(shaped));
    let last = shaped.map_count() - 1;
    let sums = totals(shaped, Convention::default()).map_err(fault(last))?;
    let units = units.iter().map(|unit| UnitReport::of(shaped, unit)).collect::<Result<_, _>>()?;
    Ok(Report {
        format: "convscope-report/1",
        name: shaped.network().name.clone(),
        input: shaped.shape(0).expect("a complete plan").to_vec(),
        nodes,
        totals: TotalsReport { params: sums.parameters, macs: sums.operations, activations: sums.activations },
        units,
        warnings,
    })
}

/// A warning if branches that see the whole map were left out of fields.
fn gates(shaped: &ShapedNetwork) -> Option<String> {
    let global = global_maps(shaped);
    let gated: Vec<&str> = (1..shaped.map_count())
        .filter(|&map| !global[map])
        .filter(|&map| shaped.step_of(map).is_some_and(|step| step.sources.iter().any(|&source| global[source])))
        .map(|map| shaped.name(map))
        .collect();
    (!gated.is_empty()).then(|| {
        format!("branches that see the whole map are left out of the fields of what they join: {}", gated.join(", "))
    })
}

impl FieldReport {
    fn of(field: &Field) -> Self {
        let axes = field.local();
        Self {
            status: match field.status() {
                Status::Exact => "exact",
                Status::Varies | Status::Undefined => "varies",
                Status::Global => "global",
                Status::Nothing => "none",
                Status::Unknown => "unknown",
            },
            height: axes.map(|axes| AxisReport::of(&axes.height)),
            width: axes.map(|axes| AxisReport::of(&axes.width)),
        }
    }
}

impl AxisReport {
    fn of(field: &AxisField) -> Self {
        Self {
            size: field.size(),
            min_size: field.min_size(),
            stride: field.stride,
            start: field.spans.iter().map(|span| span.map(|(first, _)| first)).collect(),
            end: field.spans.iter().map(|span| span.map(|(_, last)| last)).collect(),
        }
    }
}

impl UnitReport {
    fn of(shaped: &ShapedNetwork, named: &NamedUnit) -> Result<Self, ReportError> {
        let unit = named.find(shaped)?;
        let NamedUnit { node, row, col } = named.clone();
        let trace =
            trace::receptive(shaped, unit).map_err(|reason| ReportError::TooLarge { node: node.clone(), reason })?;
        let hull = trace.cells[0].hull().map(|Hull { top, left, bottom, right }| [top, bottom, left, right]);
        Ok(Self { node, at: [row, col], hull, support: trace.cells[0].count() })
    }
}
