//! The Python that runs the programs.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

/// The interpreter: that of the variable `CONVSCOPE_PYTHON`, else `python3`.
fn interpreter() -> String {
    std::env::var("CONVSCOPE_PYTHON").unwrap_or_else(|_| "python3".into())
}

/// Whether the interpreter has all of these modules. Says so where it has not, for then a test has nothing to do.
pub(crate) fn has(modules: &[&str]) -> bool {
    // Importing would take seconds; finding says the same.
    let find = "import importlib.util, sys; sys.exit(any(importlib.util.find_spec(m) is None for m in sys.argv[1:]))";
    let found = Command::new(interpreter()).arg("-c").arg(find).args(modules).stderr(Stdio::null()).status();
    let has = found.is_ok_and(|status| status.success());
    if !has {
        println!("skipped: {} has not all of {modules:?}; CONVSCOPE_PYTHON may name one that has", interpreter());
    }
    has
}

/// Runs a script with a text on standard input, and returns what it prints.
pub(crate) fn run(script: &str, arguments: &[&str], input: String) -> String {
    let mut child = Command::new(interpreter())
        .arg("-c")
        .arg(script)
        .args(arguments)
        .env("KERAS_BACKEND", "torch")
        .env("JAX_PLATFORMS", "cpu")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the interpreter starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let writer = thread::spawn(move || pipe.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("the interpreter ends");
    let _ = writer.join().expect("the writer ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}
