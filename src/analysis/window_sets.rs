//! Sets of indices that windows cover: all indices that given windows read, and all windows that read given indices.

use super::limits::{MOST_INTERVALS, TooLarge, TooScattered, Work};
use super::{IndexSet, Taps};

/// The indices that the taps of the given windows read, clipped to `0..size`.
pub(super) fn paint(taps: &Taps, windows: &IndexSet, size: i64, work: &mut Work) -> Result<IndexSet, TooLarge> {
    let Taps { kernel, stride, dilation, before } = *taps;
    let mut found = Vec::new();
    let mut put = |first: i64, last: i64| {
        if found.len() >= MOST_INTERVALS {
            return Err(TooScattered.into());
        }
        found.push((first.max(0), last.min(size - 1)));
        Ok(())
    };
    for &(a, b) in windows.intervals() {
        // Windows wholly outside the map contribute nothing; leaving them out bounds the work by the map.
        let reach = dilation * (kernel - 1);
        let (a, b) = (a.max(div_ceil(before - reach, stride)), b.min((size - 1 + before).div_euclid(stride)));
        if a > b {
            continue;
        }
        if dilation == 1 && kernel >= stride || stride == 1 && b - a + 1 >= dilation {
            put(a * stride - before, b * stride - before + reach)?;
        } else if stride == 1 {
            let first = div_ceil(before - b, dilation).max(0);
            let last = (size - 1 + before - a).div_euclid(dilation).min(kernel - 1);
            for tap in first..=last {
                put(a - before + tap * dilation, b - before + tap * dilation)?;
            }
        } else {
            scatter(taps, (a, b), size, &mut put)?;
        }
    }
    work.spend_length(found.len())?;
    Ok(IndexSet::from_intervals(found))
}

/// The taps of windows `a` to `b` that leave gaps, one by one: window by window or tap by tap, whichever takes fewer steps.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "windows of shaped networks lie within three times LARGEST, an eighth of i64"
)]
fn scatter(
    taps: &Taps,
    (a, b): (i64, i64),
    size: i64,
    put: &mut impl FnMut(i64, i64) -> Result<(), TooLarge>,
) -> Result<(), TooLarge> {
    let Taps { kernel, stride, dilation, before } = *taps;
    let inside = tap_range(b * stride - before, dilation, kernel, size);
    let tap_count = tap_range(a * stride - before, dilation, kernel, size).end() - inside.start() + 1;
    let limited = |count: i64| usize::try_from(count).is_ok_and(|count| count <= MOST_INTERVALS);
    if dilation == 1 || b - a < tap_count {
        limited(b - a).then_some(()).ok_or(TooScattered)?;
        for start in (a..=b).map(|window| window * stride - before) {
            if dilation == 1 {
                put(start, start + kernel - 1)?;
                continue;
            }
            for tap in tap_range(start, dilation, kernel, size) {
                put(start + tap * dilation, start + tap * dilation)?;
            }
        }
        return Ok(());
    }
    limited(tap_count.max(0)).then_some(()).ok_or(TooScattered)?;
    for shift in (0..tap_count).map(|tap| (inside.start() + tap) * dilation - before) {
        for window in div_ceil(-shift, stride).max(a)..=(size - 1 - shift).div_euclid(stride).min(b) {
            put(window * stride + shift, window * stride + shift)?;
        }
    }
    Ok(())
}

/// The windows with a tap on one of the given indices, clipped to `0..size`.
pub(super) fn gather(taps: &Taps, indices: &IndexSet, size: i64, work: &mut Work) -> Result<IndexSet, TooLarge> {
    let Taps { kernel, stride, dilation, before } = *taps;
    let mut found = Vec::new();
    for &(a, b) in indices.intervals() {
        // Without dilation, or if it is at least as long as the dilation, an interval is hit by every window over it.
        if dilation == 1 || b - a + 1 >= dilation {
            found.push((
                div_ceil(a + before - dilation * (kernel - 1), stride).max(0),
                (b + before).div_euclid(stride).min(size - 1),
            ));
            if found.len() > MOST_INTERVALS {
                return Err(TooScattered.into());
            }
            continue;
        }
        // Skips taps whose windows all lie outside the map.
        let first = div_ceil(a + before - (size - 1) * stride, dilation).max(0);
        let last = (b + before).div_euclid(dilation).min(kernel - 1);
        if usize::try_from(last - first).is_ok_and(|taps| taps + found.len() > MOST_INTERVALS) {
            return Err(TooScattered.into());
        }
        found.extend((first..=last).map(|tap| {
            let shift = before - tap * dilation;
            (div_ceil(a + shift, stride).max(0), (b + shift).div_euclid(stride).min(size - 1))
        }));
    }
    work.spend_length(found.len())?;
    Ok(IndexSet::from_intervals(found))
}

/// The taps of a window beginning at `start` that fall into `0..size`.
pub(super) fn tap_range(start: i64, dilation: i64, kernel: i64, size: i64) -> std::ops::RangeInclusive<i64> {
    div_ceil(-start, dilation).max(0)..=(size - 1 - start).div_euclid(dilation).min(kernel - 1)
}

/// The first index from `low` up to `high` at which the monotone predicate `holds`; `high` if there is none.
pub(super) fn search(mut low: i64, mut high: i64, holds: impl Fn(i64) -> bool) -> i64 {
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// The quotient if the division has no remainder.
pub(super) const fn exact_div(value: i64, by: i64) -> Option<i64> {
    if value.rem_euclid(by) == 0 { Some(value.div_euclid(by)) } else { None }
}

pub(super) const fn div_ceil(value: i64, by: i64) -> i64 {
    -(-value).div_euclid(by)
}

pub(super) fn narrow(value: i128) -> i64 {
    i64::try_from(value).expect("an index of a map")
}
