//! Order of layers: topological sorting.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The numbers of the layers such that each comes after those it reads, otherwise in their original order.
///
/// # Errors
/// The first layer that depends on itself.
pub(super) fn topological(reads: &[Vec<usize>]) -> Result<Vec<usize>, usize> {
    let mut readers = vec![Vec::new(); reads.len()];
    let mut missing: Vec<usize> = reads.iter().map(Vec::len).collect();
    for (reader, sources) in reads.iter().enumerate() {
        for &source in sources {
            readers[source].push(reader);
        }
    }
    let mut next: BinaryHeap<Reverse<usize>> =
        missing.iter().enumerate().filter(|(_, count)| **count == 0).map(|(index, _)| Reverse(index)).collect();
    let mut order = Vec::with_capacity(reads.len());
    while let Some(Reverse(index)) = next.pop() {
        order.push(index);
        for &reader in &readers[index] {
            missing[reader] -= 1;
            if missing[reader] == 0 {
                next.push(Reverse(reader));
            }
        }
    }
    match missing.iter().position(|&count| count > 0) {
        None => Ok(order),
        Some(index) => Err(index),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_stand_behind_what_they_read_and_otherwise_stay() {
        assert_eq!(topological(&[vec![], vec![2], vec![0], vec![]]), Ok(vec![0, 2, 1, 3]));
        assert_eq!(topological(&[vec![1], vec![1, 0]]), Err(0));
        assert_eq!(topological(&[]), Ok(vec![]));
    }
}
