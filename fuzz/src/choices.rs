//! Decisions, read from bytes.

/// Decisions read from bytes, one after another. When the bytes are used up every further decision is the first of its kind, so that
/// generators which ask for one end.
#[derive(Clone, Debug)]
pub struct Choices<'a> {
    bytes: &'a [u8],
}

impl<'a> Choices<'a> {
    /// The decisions that these bytes stand for.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// Whether no bytes are left.
    pub const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// One byte.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        *first
    }

    /// A number below a bound; 0 if the bound is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let wide = if bound > 256 { usize::from(self.byte()) << 8 } else { 0 };
        (wide | usize::from(self.byte())) % bound.max(1)
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) + 1 == times
    }

    /// One of some values.
    ///
    /// # Panics
    /// If there is none.
    pub fn pick<'v, T>(&mut self, values: &'v [T]) -> &'v T {
        &values[self.below(values.len())]
    }

    /// A whole number as people write them: mostly small, sometimes at an edge of what is let in or of an integer.
    pub fn number(&mut self) -> u64 {
        const EDGES: [u64; 22] = [
            0,
            255,
            511,
            512,
            513,
            1000,
            4096,
            8191,
            8192,
            16_384,
            65_535,
            1 << 20,
            1 << 22,
            1 << 25,
            1 << 30,
            1 << 31,
            (1 << 32) + 1,
            (1 << 53) - 1,
            1 << 59,
            1 << 60,
            (1 << 60) + 1,
            u64::MAX,
        ];
        match self.byte() {
            0..=199 => 1 + self.below(9) as u64,
            200..=229 => self.below(300) as u64,
            _ => *self.pick(&EDGES),
        }
    }
}

/// Bytes from a seed, by `SplitMix64` (Steele, Lea and Flood, 2014).
pub fn random_bytes(seed: u64, count: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    let words = std::iter::from_fn(|| Some(next())).flat_map(u64::to_le_bytes);
    words.take(count).collect()
}
