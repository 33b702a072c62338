//! Solver of linear least-squares problems.

/// The x that minimizes ‖A x − b‖² + λ‖x − x₀‖², with A given by its columns.
///
/// The pull towards x₀ makes the problem well-posed if A has more columns than rows, and keeps exact solutions. Uses Householder
/// reflections of A with √λ times the identity below it (Golub and Van Loan, "Matrix computations", section 5.3).
pub(super) fn least_squares(columns: &[Vec<f64>], target: &[f64], near: &[f64], pull: f64) -> Vec<f64> {
    let (rows, count) = (target.len(), columns.len());
    let weight = pull.sqrt();
    let mut matrix: Vec<Vec<f64>> = columns.to_vec();
    for (index, column) in matrix.iter_mut().enumerate() {
        column.resize(rows + count, 0.0);
        column[rows + index] = weight;
    }
    let mut right: Vec<f64> = target.iter().copied().chain(near.iter().map(|value| weight * value)).collect();
    for pivot in 0..count {
        let Some(reflector) = reflector(&matrix[pivot][pivot..]) else { continue };
        for column in &mut matrix[pivot..] {
            reflect(&mut column[pivot..], &reflector);
        }
        reflect(&mut right[pivot..], &reflector);
    }
    let mut solution = vec![0.0; count];
    for row in (0..count).rev() {
        let known: f64 = (row + 1..count).map(|column| matrix[column][row] * solution[column]).sum();
        let pivot = matrix[row][row];
        solution[row] = if pivot == 0.0 { near[row] } else { (right[row] - known) / pivot };
    }
    solution
}

/// The unit vector whose reflection zeroes all entries of a column except the first; `None` for a column of zeros.
fn reflector(column: &[f64]) -> Option<Vec<f64>> {
    let norm = norm(column);
    let mut reflector = column.to_vec();
    // Away from the axis, to avoid cancellation.
    *reflector.first_mut()? += norm.copysign(column[0]);
    let length = self::norm(&reflector);
    if length == 0.0 {
        return None;
    }
    for value in &mut reflector {
        *value /= length;
    }
    Some(reflector)
}

fn reflect(column: &mut [f64], reflector: &[f64]) {
    let along: f64 = column.iter().zip(reflector).map(|(a, b)| a * b).sum();
    for (value, direction) in column.iter_mut().zip(reflector) {
        *value -= 2.0 * along * direction;
    }
}

fn norm(values: &[f64]) -> f64 {
    values.iter().map(|value| value * value).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_through_three_points_misses_them_least() {
        // For 1, 2, 2 at 0, 1, 2 the normal equations give 7/6 and 1/2.
        let line = least_squares(&[vec![1.0; 3], vec![0.0, 1.0, 2.0]], &[1.0, 2.0, 2.0], &[0.0; 2], 0.0);
        assert!((line[0] - 7.0 / 6.0).abs() < 1e-12 && (line[1] - 0.5).abs() < 1e-12, "{line:?}");
    }

    #[test]
    fn where_much_is_free_the_nearest_solution_is_taken() {
        let near = least_squares(&[vec![1.0], vec![1.0]], &[2.0], &[3.0, 1.0], 1e-12);
        assert!((near[0] - 2.0).abs() < 1e-6 && near[1].abs() < 1e-6, "{near:?}");
    }
}
