//! Subpixel layers: channels that become cells, and cells that become channels.
//!
//! Between a map with r² times the channels (deep) and one with r times the rows and columns (wide), deep channel (c, i, j) corresponds to
//! wide channel c at phase (i, j): deep cell u is wide cell u·r + i. So each of the r² phases has its own link.

use super::limits::{TooLarge, Work};
use super::per_channel::PerChannel;
use super::propagation::Propagation;
use super::{AxisLink, Reading, Taps};
use crate::network::{Axes, Op};

/// The correspondence between deep and wide channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Subpixel {
    /// The factor r.
    factor: u64,
    /// Whether the deep channels of a wide channel are adjacent (PyTorch), or those of a phase (TensorFlow).
    is_by_channel: bool,
    /// Whether the output is the wide map.
    is_widening: bool,
}

impl Subpixel {
    /// The correspondence of an operator; `None` for operators that are not subpixel layers.
    pub(super) const fn of(op: &Op) -> Option<Self> {
        let (factor, is_by_channel, is_widening) = match op {
            Op::PixelShuffle { factor } => (*factor, true, true),
            Op::PixelUnshuffle { factor } => (*factor, true, false),
            Op::DepthToSpace { factor } => (*factor, false, true),
            Op::SpaceToDepth { factor } => (*factor, false, false),
            _ => return None,
        };
        Some(Self { factor, is_by_channel, is_widening })
    }

    /// Propagates from the output to the input.
    pub(super) fn down<T: Propagation>(
        self,
        op: &Op,
        value: &PerChannel<T>,
        links: &Axes<AxisLink>,
        (outer, inner): (u64, u64),
        work: &mut Work,
    ) -> Result<PerChannel<T>, TooLarge> {
        if self.is_widening {
            self.deepened(op, value, links, inner, work)
        } else {
            self.widened(op, value, links, (outer, inner), work)
        }
    }

    /// Propagates from the input to the output.
    pub(super) fn up<T: Propagation>(
        self,
        op: &Op,
        value: &PerChannel<T>,
        links: &Axes<AxisLink>,
        (outer, inner): (u64, u64),
        work: &mut Work,
    ) -> Result<PerChannel<T>, TooLarge> {
        if self.is_widening {
            self.widened(op, value, links, (inner, outer), work)
        } else {
            self.deepened(op, value, links, outer, work)
        }
    }

    /// The values of the deep channels, from those of the wide channels.
    fn deepened<T: Propagation>(
        self,
        op: &Op,
        wide: &PerChannel<T>,
        links: &Axes<AxisLink>,
        deep: u64,
        work: &mut Work,
    ) -> Result<PerChannel<T>, TooLarge> {
        let phases = self.phases().map(|phase| {
            work.spend_length(wide.told_apart())?;
            wide.try_map(|value| value.through(op, &self.links(links, phase), 1.0, work))
        });
        let phases = phases.collect::<Result<Vec<_>, TooLarge>>()?;
        PerChannel::assembled(&phases, deep, |channel| {
            let (wide, phase) = self.wide_and_phase(channel, deep);
            (phase, wide)
        })
    }

    /// The values of the wide channels, from those of the deep channels.
    fn widened<T: Propagation>(
        self,
        op: &Op,
        deep: &PerChannel<T>,
        links: &Axes<AxisLink>,
        (channels, wide): (u64, u64),
        work: &mut Work,
    ) -> Result<PerChannel<T>, TooLarge> {
        let square = self.factor * self.factor;
        let mut all: Option<PerChannel<T>> = None;
        for (index, phase) in self.phases().enumerate() {
            let index = index as u64;
            let own = if self.is_by_channel {
                deep.slice(index, square, wide)
            } else {
                deep.slice(index * (channels / square), 1, wide)
            };
            work.spend_length(own.told_apart())?;
            let own = own.try_map(|value| value.through(op, &self.links(links, phase), 1.0, work))?;
            all = Some(match all {
                None => own,
                Some(all) => all.merged(&own, wide, work)?,
            });
        }
        all.ok_or(TooLarge::TooMuchWork)
    }

    /// All phases (i, j), row by row.
    fn phases(self) -> impl Iterator<Item = Axes<i64>> {
        let factor = self.factor.cast_signed();
        (0..factor).flat_map(move |row| (0..factor).map(move |col| Axes::new(row, col)))
    }

    /// The wide channel that a deep channel belongs to, and the number of its phase.
    fn wide_and_phase(self, channel: usize, deep: u64) -> (usize, usize) {
        let square = (self.factor * self.factor) as usize;
        let wide = deep as usize / square;
        if self.is_by_channel { (channel / square, channel % square) } else { (channel % wide, channel / wide) }
    }

    /// The links of one phase: deep cell u is wide cell u·r + i.
    fn links(self, links: &Axes<AxisLink>, phase: Axes<i64>) -> Axes<AxisLink> {
        Axes::from_axis(|axis| {
            let stride = self.factor.cast_signed();
            let taps = Taps { stride, before: -*phase.get(axis), ..Taps::POINT };
            let reading = if self.is_widening { Reading::Transposed(taps) } else { Reading::Window(taps) };
            AxisLink { reading, ..*links.get(axis) }
        })
    }
}
