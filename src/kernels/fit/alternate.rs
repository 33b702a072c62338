//! Alternating least squares followed by joint refinement, from several starting points.

use thiserror::Error;

use super::solve::least_squares;
use crate::kernels::{Kernel, Noise, Pattern, compose, sum};

/// The pairs of 3×3 kernels that are closest to a 5×5.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// First and second kernel of each middle channel.
    pub pairs: Vec<(Kernel, Kernel)>,
    /// The norm of the target minus the sum of compositions.
    pub residual: f64,
    /// The same relative to the target's norm; 0 for a target of zeros.
    pub relative_residual: f64,
}

/// Why there is no fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FitError {
    /// Two 3×3 make only a 5×5.
    #[error("a {0}×{0} kernel is no composition of two 3×3")]
    NotFiveByFive(usize),
    /// There is no middle channel.
    #[error("at least one middle channel is needed")]
    NoChannel,
}

/// The rounds after which a start is abandoned; most converge within a hundred.
const ROUNDS: usize = 2000;

/// A start has converged when a round reduces its residual by less than this fraction.
const SETTLED: f64 = 1e-9;

/// Relative residuals below this are rounding errors.
const EXACT: f64 = 1e-13;

/// The rounds of alternating steps only, before joint steps begin.
const TURNS: usize = 12;

/// The initial damping of joint steps, relative to the squared size of the kernels.
const DAMPING: f64 = 1e-2;

/// The pull of a round towards the previous one, relative to the squared size of the target.
const PULL: f64 = 1e-12;

/// Cells of a 3×3 kernel.
const CELLS: usize = 9;

/// The dimension of the set of 5×5 kernels that m pairs of 3×3 can make: 9 + 9 − 1 = 17 for one pair, since a factor can be moved between
/// its kernels; at most 25.
///
/// For m pairs an invertible m × m matrix can be moved between first and second kernels: 18 m − m².
pub const fn degrees_of_freedom(channels: usize) -> usize {
    match channels {
        0 => 0,
        1 => 2 * CELLS - 1,
        // Two pairs have 36 − 4 = 32 already, more than there are cells.
        _ => 25,
    }
}

/// Fits pairs of 3×3 kernels whose compositions add up to a 5×5.
///
/// With one kernel of each pair fixed, the best others follow from linear least squares; so they alternate (alternating least squares), and
/// then also take joint steps, from `starts` deterministic starts, the best of which counts. The error never grows, but no method is known
/// to find the minimum reliably for fewer than four channels. Four always suffice: their first kernels can be the four shifts to the
/// corners.
///
/// # Errors
/// [`FitError`] if the target is not a 5×5 or there is no middle channel.
pub fn fit(target: &Kernel, channels: usize, starts: usize) -> Result<Fit, FitError> {
    let mut search = Search::new(target, channels, starts)?;
    while search.step() {}
    Ok(search.best)
}

/// A fit that runs round by round, so that callers need not block.
#[derive(Clone, Debug)]
pub struct Search {
    target: Kernel,
    starts: usize,
    /// The present start.
    start: usize,
    /// The rounds of the present start.
    round: usize,
    /// The damping of the next joint step.
    damping: f64,
    /// The closest fit of the present start.
    current: Fit,
    best: Fit,
}

impl Search {
    /// A search with this many starts, at least one.
    ///
    /// # Errors
    /// [`FitError`] if the target is not a 5×5 or there is no middle channel.
    pub fn new(target: &Kernel, channels: usize, starts: usize) -> Result<Self, FitError> {
        if target.side() != 5 {
            return Err(FitError::NotFiveByFive(target.side()));
        }
        if channels == 0 {
            return Err(FitError::NoChannel);
        }
        let current = begun(target, channels, 0);
        let best = current.clone();
        Ok(Self { target: target.clone(), starts: starts.max(1), start: 0, round: 0, damping: DAMPING, current, best })
    }

    /// Runs one round; returns whether there is more to do.
    pub fn step(&mut self) -> bool {
        if self.start >= self.starts || self.best.relative_residual < EXACT {
            return false;
        }
        let before = self.current.residual;
        self.keep(in_turns(&self.target, &self.current));
        if self.round >= TURNS {
            let is_closer = self.keep(together(&self.target, &self.current, self.damping * self.target.norm()));
            self.damping = (if is_closer { self.damping / 4.0 } else { self.damping * 4.0 }).clamp(EXACT, 1.0);
        }
        self.round += 1;
        let has_settled = before - self.current.residual <= SETTLED * self.current.residual && self.round > TURNS;
        if has_settled || self.current.relative_residual < EXACT || self.round == ROUNDS {
            self.finish();
        }
        true
    }

    /// Takes a fit if it is closer; returns whether it is.
    fn keep(&mut self, next: Fit) -> bool {
        let is_closer = next.residual < self.current.residual;
        if is_closer {
            self.current = next;
        }
        is_closer
    }

    /// The closest fit so far.
    pub const fn best(&self) -> &Fit {
        &self.best
    }

    /// The number of starts that have converged, and the number of all starts.
    pub const fn settled(&self) -> (usize, usize) {
        (self.start, self.starts)
    }

    /// Keeps the finished start if it is closer, and begins the next.
    fn finish(&mut self) {
        if self.start == 0 || self.current.residual < self.best.residual {
            self.best = self.current.clone();
        }
        self.start += 1;
        self.round = 0;
        self.damping = DAMPING;
        self.current = begun(&self.target, self.best.pairs.len(), self.start);
    }
}

/// The beginning of a start: its first kernels, with second kernels of zeros.
fn begun(target: &Kernel, channels: usize, start: usize) -> Fit {
    measured(target, &first_kernels(target, channels, start), &vec![Kernel::from_fn(1, |_, _| 0.0); channels])
}

/// An alternating round.
fn in_turns(target: &Kernel, fit: &Fit) -> Fit {
    let (first, second): (Vec<Kernel>, Vec<Kernel>) = fit.pairs.iter().cloned().unzip();
    let mut second = solved(target, &first, &second);
    let mut first = solved(target, &second, &first);
    balance(&mut first, &mut second);
    measured(target, &first, &second)
}

/// A joint step of all kernels, shorter with more damping (Levenberg and Marquardt): near an exact composition it converges fast, where
/// alternating is slow.
fn together(target: &Kernel, fit: &Fit, damping: f64) -> Fit {
    let mut columns = Vec::new();
    for (first, second) in &fit.pairs {
        columns.extend((0..CELLS).map(|cell| compose(&unit(cell), second).values().to_vec()));
        columns.extend((0..CELLS).map(|cell| compose(first, &unit(cell)).values().to_vec()));
    }
    let composed: Vec<Kernel> = fit.pairs.iter().map(|(first, second)| compose(first, second)).collect();
    let made = sum(&composed);
    let left = Kernel::from_fn(2, |row, col| target.at(row, col) - made.at(row, col));
    let step = kernels(&least_squares(&columns, left.values(), &vec![0.0; columns.len()], damping));
    let moved = |kernel: &Kernel, step: &Kernel| sum([kernel, step]);
    let pairs = fit.pairs.iter().zip(step.chunks_exact(2));
    let (mut first, mut second): (Vec<Kernel>, Vec<Kernel>) =
        pairs.map(|((first, second), step)| (moved(first, &step[0]), moved(second, &step[1]))).unzip();
    balance(&mut first, &mut second);
    measured(target, &first, &second)
}

/// The 3×3 kernel that is one in one cell and zero elsewhere.
fn unit(cell: usize) -> Kernel {
    Kernel::from_fn(1, |row, col| if (row + 1) * 3 + col + 1 == cell as i64 { 1.0 } else { 0.0 })
}

/// 3×3 kernels from the concatenation of their values.
fn kernels(values: &[f64]) -> Vec<Kernel> {
    let kernel = |values: &[f64]| Kernel::from_fn(1, |row, col| values[((row + 1) * 3 + col + 1) as usize]);
    values.chunks_exact(CELLS).map(kernel).collect()
}

/// The first kernels of a start: shifts to the corners; then with a named pattern as the first, since many targets are made of such; then
/// random ones.
fn first_kernels(target: &Kernel, channels: usize, start: usize) -> Vec<Kernel> {
    const CORNERS: [(i64, i64); 4] = [(-1, -1), (-1, 1), (1, -1), (1, 1)];
    let size = target.norm().sqrt().max(f64::MIN_POSITIVE);
    let known = start.checked_sub(1).and_then(|index| Pattern::NAMED.get(index));
    let mut noise = Noise::new(start as u64);
    let kernel = |channel: usize| match (CORNERS.get(channel), known) {
        (Some(&corner), _) if start == 0 => unit(((corner.0 + 1) * 3 + corner.1 + 1) as usize).scaled(size),
        (_, Some(pattern)) if channel == 0 => pattern.kernel().scaled(size),
        _ => Kernel::from_fn(1, |_, _| size * noise.normal()),
    };
    (0..channels).map(kernel).collect()
}

/// The best kernels to compose with fixed ones, with a slight pull towards the previous ones.
fn solved(target: &Kernel, held: &[Kernel], near: &[Kernel]) -> Vec<Kernel> {
    let columns: Vec<Vec<f64>> = held
        .iter()
        .flat_map(|kernel| (0..CELLS).map(move |cell| compose(kernel, &unit(cell)).values().to_vec()))
        .collect();
    let near: Vec<f64> = near.iter().flat_map(Kernel::values).copied().collect();
    // Balanced kernels of a pair have the square root of the target's norm, so that their squares compare with its norm.
    kernels(&least_squares(&columns, target.values(), &near, PULL * target.norm()))
}

/// Gives both kernels of each pair the same norm; a factor between them is free.
fn balance(first: &mut [Kernel], second: &mut [Kernel]) {
    for (first, second) in first.iter_mut().zip(second) {
        let (a, b) = (first.norm(), second.norm());
        if a > 0.0 && b > 0.0 {
            let factor = (b / a).sqrt();
            (*first, *second) = (first.scaled(factor), second.scaled(1.0 / factor));
        }
    }
}

fn measured(target: &Kernel, first: &[Kernel], second: &[Kernel]) -> Fit {
    let composed: Vec<Kernel> = first.iter().zip(second).map(|(first, second)| compose(first, second)).collect();
    let residual = target.distance(&sum(&composed));
    let norm = target.norm();
    let relative_residual = if norm > 0.0 { residual / norm } else { 0.0 };
    Fit { pairs: first.iter().cloned().zip(second.iter().cloned()).collect(), residual, relative_residual }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn random_five(seed: u64) -> Kernel {
        let mut noise = Noise::new(seed);
        Kernel::from_fn(2, |_, _| noise.normal())
    }

    #[test]
    fn a_composition_is_found_again() {
        let target = compose(&Pattern::Random(1).kernel(), &Pattern::Random(2).kernel());
        let fit = fit(&target, 1, 25).expect("a 5×5");
        assert!(fit.relative_residual < 1e-6, "{}", fit.relative_residual);
        let (first, second) = &fit.pairs[0];
        assert!((target.distance(&compose(first, second)) - fit.residual).abs() < 1e-12);
    }

    #[test]
    fn four_channels_always_suffice_and_more_never_hurt() {
        for seed in 0..5 {
            let target = random_five(seed);
            let residuals = [1, 2, 3, 4].map(|m| fit(&target, m, 8).expect("a 5×5").relative_residual);
            assert!(residuals[3] < 1e-12, "{residuals:?}");
            assert!(residuals.windows(2).all(|pair| pair[1] <= pair[0] + 1e-9), "{residuals:?}");
            assert!(residuals[0] > 0.05, "{residuals:?}");
        }
    }

    #[test]
    fn what_cannot_be_fitted_is_refused() {
        assert_eq!(fit(&Pattern::Blur.kernel(), 1, 1), Err(FitError::NotFiveByFive(3)));
        assert_eq!(fit(&random_five(0), 0, 1), Err(FitError::NoChannel));
    }

    #[test]
    fn what_known_kernels_make_is_found_again() {
        for first in Pattern::NAMED {
            for second in Pattern::NAMED {
                let target = compose(&first.kernel(), &second.kernel());
                let fit = fit(&target, 1, 20).expect("a 5×5");
                assert!(fit.relative_residual < 1e-9, "{first:?}, {second:?}: {}", fit.relative_residual);
            }
        }
    }

    #[test]
    fn a_search_never_gets_worse_and_ends_where_the_fit_does() {
        let target = random_five(3);
        let mut search = Search::new(&target, 1, 3).expect("a 5×5");
        let mut before = search.best().residual;
        while search.step() {
            assert!(search.best().residual <= before);
            before = search.best().residual;
        }
        assert_eq!(search.settled(), (3, 3));
        assert_eq!(*search.best(), fit(&target, 1, 3).expect("a 5×5"));
    }

    #[test]
    fn nothing_is_made_of_nothing() {
        let fit = fit(&Kernel::from_fn(2, |_, _| 0.0), 1, 1).expect("a 5×5");
        assert_eq!((fit.residual, fit.relative_residual), (0.0, 0.0));
    }
}
