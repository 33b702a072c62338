//! Blob source: a user's file as a seekable reader, fetched in pieces.

use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, FileReaderSync};

/// The number of bytes fetched at a time.
const PIECE: u64 = 256 << 10;

/// A file that is read on demand. Only a worker can block on its bytes.
pub(super) struct BlobSource {
    file: Blob,
    reader: FileReaderSync,
    size: u64,
    /// The position in the file, in bytes.
    place: u64,
    /// The position at which the fetched piece begins.
    start: u64,
    piece: Vec<u8>,
}

impl BlobSource {
    /// A reader at the beginning of a file.
    pub(super) fn new(file: Blob, reader: FileReaderSync) -> Self {
        let size = file.size() as u64;
        Self { file, reader, size, place: 0, start: 0, piece: Vec::new() }
    }

    fn fetch(&mut self) -> std::result::Result<(), JsValue> {
        let end = self.size.min(self.place + PIECE);
        let part = self.file.slice_with_f64_and_f64(self.place as f64, end as f64)?;
        self.piece = Uint8Array::new(&self.reader.read_as_array_buffer(&part)?.into()).to_vec();
        self.start = self.place;
        Ok(())
    }
}

impl Read for BlobSource {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if self.place >= self.size || buffer.is_empty() {
            return Ok(0);
        }
        let is_at_hand = self.place >= self.start && self.place - self.start < self.piece.len() as u64;
        if !is_at_hand {
            self.fetch().map_err(|_| Error::other("the browser cannot read the file"))?;
        }
        let offset = (self.place - self.start) as usize;
        let rest = self.piece.get(offset..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        if count == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        buffer[..count].copy_from_slice(&rest[..count]);
        self.place += count as u64;
        Ok(count)
    }
}

impl Seek for BlobSource {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.place.checked_add_signed(by),
        };
        self.place = place.ok_or(ErrorKind::InvalidInput)?;
        Ok(self.place)
    }
}
