//! How much each cell counts, on its way from one program of the page to another.

use super::heat::{Heat, SHARES, Square};

/// Bytes of a number before the shades.
const WIDE: usize = 8;
/// Top, left, rows and columns; and of every square its share, its side and its borders.
const HEAD: usize = 4 + 6 * SHARES.len();

impl Heat {
    /// The shades as bytes: a head of numbers of 8 bytes, then a shade of 4 bytes a cell; the least byte of each first.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEAD * WIDE + 4 * self.shades.len());
        let whole = [self.top, self.left, self.rows as i64, self.columns as i64];
        bytes.extend(whole.iter().flat_map(|number| number.to_le_bytes()));
        for Square { share, side, edges: [top, bottom, left, right] } in self.squares {
            bytes.extend(share.to_le_bytes());
            bytes.extend(side.to_le_bytes());
            bytes.extend([top, bottom, left, right].iter().flat_map(|edge| edge.to_le_bytes()));
        }
        bytes.extend(self.shades.iter().flat_map(|shade| shade.to_le_bytes()));
        bytes
    }

    /// The shades that bytes hold; none if they are too few or too many.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (head, shades) = bytes.split_at_checked(HEAD * WIDE)?;
        let (head, _) = head.as_chunks::<WIDE>();
        let (&[top, left, rows, columns], squares) = head.split_first_chunk()?;
        let (squares, _) = squares.as_chunks::<6>();
        let (shades, rest) = shades.as_chunks::<4>();
        let [rows, columns] = [rows, columns].map(|count| usize::try_from(i64::from_le_bytes(count)).ok());
        let (rows, columns) = (rows?, columns?);
        let is_whole = rest.is_empty() && rows.checked_mul(columns) == Some(shades.len());
        let square = |&[share, side, ref edges @ ..]: &[[u8; WIDE]; 6]| Square {
            share: f64::from_le_bytes(share),
            side: u64::from_le_bytes(side),
            edges: edges.map(f64::from_le_bytes),
        };
        is_whole.then(|| Self {
            top: i64::from_le_bytes(top),
            left: i64::from_le_bytes(left),
            rows,
            columns,
            shades: shades.iter().map(|shade| f32::from_le_bytes(*shade)).collect(),
            squares: std::array::from_fn(|index| square(&squares[index])),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heat() -> Heat {
        let square = |share, side| Square { share, side, edges: [-1.5, 2.0, 0.25, 1e9] };
        Heat {
            top: -3,
            left: 7,
            rows: 2,
            columns: 3,
            shades: [0.0, 0.03, 0.1, 0.25, 1.0, 1.0 / 3.0].into(),
            squares: [square(0.5, 1), square(0.95, 5), square(0.99, u64::MAX)],
        }
    }

    #[test]
    fn what_arrives_is_what_was_sent() {
        assert_eq!(Heat::from_bytes(&heat().to_bytes()), Some(heat()));
    }

    #[test]
    fn part_of_the_bytes_is_nothing() {
        let bytes = heat().to_bytes();
        for length in [0, 7, HEAD * WIDE - 1, HEAD * WIDE, bytes.len() - 1] {
            assert_eq!(Heat::from_bytes(&bytes[..length]), None, "{length} bytes");
        }
        assert_eq!(Heat::from_bytes(&[bytes, vec![0]].concat()), None);
    }
}
