//! Slim copy of an ONNX file, without its weights.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};

/// The largest constant in bytes that is kept; those for shapes are shorter, larger ones are weights.
const MOST_CONSTANT_BYTES: u64 = 1 << 12;
/// The largest size of the copy, in bytes.
pub(super) const MOST_BYTES: u64 = 16 << 20;
/// The largest number of fields in the model, its graph and their operators: the shortest takes two bytes in the file, but hundreds in
/// memory.
const MOST_FIELDS: u64 = 500_000;

/// The field of a model for its graph.
const GRAPH: u64 = 7;
/// The field of a graph for an operator.
const NODE: u64 = 1;
/// The field of a graph for a constant.
const INITIALIZER: u64 = 5;
/// The fields of a constant other than its values: dimensions, type, name.
const DESCRIPTION: [u64; 3] = [1, 2, 8];

/// Copies an ONNX file without the values of its weights, which are not loaded: the copy is a valid file of some kilobytes.
///
/// # Errors
/// If the source cannot be read, is not an ONNX file, or is too long even without its weights.
pub(in crate::formats) fn without_weights(mut source: impl Read + Seek) -> io::Result<Vec<u8>> {
    let end = source.seek(SeekFrom::End(0))?;
    source.seek(SeekFrom::Start(0))?;
    let mut copy = Vec::new();
    let count = Cell::new(0);
    fields(&mut source, end, &mut copy, &count, &mut |source, field, end, copy| {
        if field != GRAPH {
            return Ok(false);
        }
        let mut graph = Vec::new();
        fields(source, end, &mut graph, &count, &mut |source, field, end, copy| {
            let start = source.stream_position()?;
            if field == NODE {
                fields(source, end, &mut Vec::new(), &count, &mut |_, _, _, _| Ok(true))?;
                return Ok(false);
            }
            if field != INITIALIZER || end - start <= MOST_CONSTANT_BYTES {
                return Ok(false);
            }
            let mut constant = Vec::new();
            fields(source, end, &mut constant, &Cell::new(0), &mut |source, field, end, _| {
                let is_kept = DESCRIPTION.contains(&field);
                if !is_kept {
                    source.seek(SeekFrom::Start(end))?;
                }
                Ok(!is_kept)
            })?;
            message(field, &constant, copy);
            Ok(true)
        })?;
        message(field, &graph, copy);
        Ok(true)
    })?;
    Ok(copy)
}

/// Handles a field with a length, at whose content the source is positioned; returns whether it did.
type Taken<'a, S> = &'a mut dyn FnMut(&mut S, u64, u64, &mut Vec<u8>) -> io::Result<bool>;

/// Copies the fields up to a position, except those that `taken` handles.
fn fields<S: Read + Seek>(
    source: &mut S,
    end: u64,
    copy: &mut Vec<u8>,
    count: &Cell<u64>,
    taken: Taken<'_, S>,
) -> io::Result<()> {
    loop {
        count.set(count.get() + 1);
        if count.get() > MOST_FIELDS {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let start = source.stream_position()?;
        if start == end {
            return Ok(());
        }
        if start > end {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let key = varint(source)?;
        let (field, wire) = (key >> 3, key & 7);
        let length = match wire {
            0 => {
                let value = varint(source)?;
                write_varint(key, copy);
                write_varint(value, copy);
                continue;
            }
            1 => 8,
            2 => varint(source)?,
            5 => 4,
            _ => return Err(io::ErrorKind::InvalidData.into()),
        };
        let begin = source.stream_position()?;
        let stop = begin.checked_add(length).filter(|stop| *stop <= end).ok_or(io::ErrorKind::UnexpectedEof)?;
        if wire == 2 && taken(source, field, stop, copy)? {
            source.seek(SeekFrom::Start(stop))?;
            continue;
        }
        source.seek(SeekFrom::Start(begin))?;
        if length + copy.len() as u64 > MOST_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        write_varint(key, copy);
        if wire == 2 {
            write_varint(length, copy);
        }
        let copied = source.by_ref().take(length).read_to_end(copy)?;
        if copied as u64 != length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
}

fn message(field: u64, bytes: &[u8], copy: &mut Vec<u8>) {
    write_varint(field << 3 | 2, copy);
    write_varint(bytes.len() as u64, copy);
    copy.extend_from_slice(bytes);
}

fn varint(source: &mut impl Read) -> io::Result<u64> {
    let mut value = 0_u64;
    for place in 0..10 {
        let mut byte = [0];
        source.read_exact(&mut byte)?;
        value |= u64::from(byte[0] & 0x7f) << (7 * place);
        if byte[0] < 0x80 {
            return Ok(value);
        }
    }
    Err(io::ErrorKind::InvalidData.into())
}

fn write_varint(mut value: u64, copy: &mut Vec<u8>) {
    while value >= 0x80 {
        copy.push(value as u8 | 0x80);
        value >>= 7;
    }
    copy.push(value as u8);
}
