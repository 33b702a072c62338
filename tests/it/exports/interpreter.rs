//! Interpreter of Python, if it is installed: `CONVSCOPE_PYTHON` names another one than `python3`.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// The interpreter. Keras runs on PyTorch, unless another backend is requested.
fn interpreter() -> Command {
    let mut command = Command::new(env::var("CONVSCOPE_PYTHON").unwrap_or_else(|_| "python3".into()));
    if env::var_os("KERAS_BACKEND").is_none() {
        command.env("KERAS_BACKEND", "torch");
    }
    command
}

/// Whether Python is installed and can import a module.
pub(crate) fn can_import(module: &str) -> bool {
    let output = interpreter().args(["-c", &format!("import {module}")]).output();
    output.is_ok_and(|output| output.status.success())
}

/// Runs one of the programs beside this file with lines on its standard input, and returns its output.
pub(crate) fn run(program: &str, lines: &[String]) -> String {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/exports/python").join(program);
    let mut child = interpreter()
        .arg(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let text = lines.join("\n");
    let writer = thread::spawn(move || pipe.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("Python ends");
    writer.join().expect("the writer ends").expect("Python reads its input");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Writes a script into a folder for these tests, and returns its path.
pub(crate) fn write(folder: &str, name: &str, script: &str) -> String {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports").join(folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    let path = folder.join(format!("{name}.py"));
    fs::write(&path, script).expect("the folder is there");
    path.to_str().expect("a plain path").to_owned()
}
