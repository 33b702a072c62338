//! Run of the built program.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The time limit of every command, even in a debug build.
const PATIENCE: Duration = Duration::from_secs(20);

/// The outcome of a run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program with these arguments and this text on standard input.
pub(crate) fn convscope(arguments: &[&str], input: impl AsRef<[u8]>) -> Outcome {
    let begin = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_convscope"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let input = input.as_ref().to_vec();
    // The program may stop reading early.
    let writer = thread::spawn(move || pipe.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    let _ = writer.join().expect("the writer ends");
    assert!(begin.elapsed() < PATIENCE, "{arguments:?} took {:?}", begin.elapsed());
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Outcome {
        status: output.status.code().expect("an exit status, not a crash"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

impl Outcome {
    /// Standard output of a successful run without messages.
    pub(crate) fn fine(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (0, ""));
        self.out
    }

    /// The sentence on standard error of a run whose network is wrong.
    pub(crate) fn refusal(self) -> String {
        assert_eq!((self.status, self.out.as_str()), (1, ""), "{}", self.err);
        let sentence = self.err.strip_suffix('\n').expect("a line");
        assert!(!sentence.is_empty() && !sentence.contains('\n'), "one sentence: “{sentence}”");
        sentence.to_owned()
    }
}
