//! Noise: a seeded random number generator, the same on every platform.

/// A stream of random numbers determined by a seed: `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// 2014).
#[derive(Clone, Debug)]
pub struct Noise(u64);

impl Noise {
    /// The stream for a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// The next number, uniform over `0.0..1.0`.
    pub fn uniform(&mut self) -> f64 {
        // The upper 53 bits fill the mantissa of a number below 1.
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// The next number of a normal distribution of mean 0 and variance 1 (Box and Muller, 1958).
    pub fn normal(&mut self) -> f64 {
        let (radius, turn) = (1.0 - self.uniform(), self.uniform());
        (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * turn).cos()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_have_the_spread_they_should() {
        let mut noise = Noise::new(7);
        let numbers: Vec<f64> = (0..20_000).map(|_| noise.normal()).collect();
        let mean = numbers.iter().sum::<f64>() / 20_000.0;
        let variance = numbers.iter().map(|number| (number - mean).powi(2)).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05, "{mean}, {variance}");
    }

    #[test]
    fn a_seed_settles_everything() {
        let three = |seed| {
            let mut noise = Noise::new(seed);
            [noise.uniform(), noise.uniform(), noise.uniform()]
        };
        assert_eq!(three(1), three(1));
        assert_ne!(three(1), three(2));
    }
}
