//! Nice steps of grid lines and axis ticks, legible at every size.

/// Cells smaller than this many CSS pixels have no line each.
pub const SMALLEST_GRIDDED_CELL: f64 = 6.0;

/// The number of cells between two lines of a grid whose cells are `cell` CSS pixels.
///
/// 1 for cells that are large enough, else the smallest of 4, 8, 16, … whose lines are at least 12 pixels apart.
pub fn grid_step(cell: f64) -> u64 {
    if cell >= SMALLEST_GRIDDED_CELL {
        return 1;
    }
    doubled_until(4, |step| step as f64 * cell >= 12.0)
}

/// The number of cells between two numbers of an axis that need `room` CSS pixels each.
///
/// Decimal steps (1, 2, 5, 10, …) if every cell has a line, else multiples of the grid step.
pub fn tick_step(cell: f64, room: f64) -> u64 {
    match grid_step(cell) {
        1 => decimal_step(room / cell),
        coarse => doubled_until(coarse, |step| step as f64 * cell >= room),
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50, … that is at least `wanted`.
pub fn decimal_step(wanted: f64) -> u64 {
    let mut power = 1_u64;
    loop {
        for digit in [1, 2, 5] {
            if (digit * power) as f64 >= wanted || power >= 1 << 59 {
                return digit * power;
            }
        }
        power *= 10;
    }
}

fn doubled_until(first: u64, enough: impl Fn(u64) -> bool) -> u64 {
    let mut step = first;
    while !enough(step) && step < 1 << 62 {
        step *= 2;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_cells_have_lines_of_their_own() {
        assert_eq!((grid_step(33.0), grid_step(6.0)), (1, 1));
    }

    #[test]
    fn small_cells_share_lines() {
        assert_eq!((grid_step(3.0), grid_step(0.94), grid_step(0.0)), (4, 16, 1 << 62));
    }

    #[test]
    fn numbers_stand_on_lines() {
        assert_eq!((tick_step(33.0, 26.0), tick_step(9.0, 26.0), tick_step(0.94, 36.0)), (1, 5, 64));
    }
}
