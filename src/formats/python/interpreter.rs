//! Interpreter: takes a program, returns its result as JSON.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use rustpython_vm::compiler::Mode;
use rustpython_vm::signal::{UserSignalReceiver, UserSignalSender, user_signal_channel};
use rustpython_vm::{Interpreter, PyObjectRef, PyResult, Settings, VirtualMachine};

use super::sources::{BOOTSTRAP, SOURCES};
use super::{PythonError, PythonOptions, PythonProblem, PythonReading, mathematics};

/// Bytes of stack for a program's calls.
const STACK: usize = 256 << 20;

/// The deepest nesting of calls, each of which takes several kilobytes of the stack.
const DEPTH: usize = 400;

/// The interval at which a program that does not end is interrupted.
const REMINDER: Duration = Duration::from_millis(50);

/// The number of interrupts. After that, its thread is abandoned.
const REMINDERS: usize = 40;

/// The name of the program's file, as in `reader.py`.
const FILE: &str = "<model>";

/// Runs a program in this thread and returns its result as JSON. It may not terminate: the page terminates the worker.
pub fn run(source: &str, options: &str) -> String {
    read(source, options, None).unwrap_or_default()
}

/// Runs a program in a separate thread with a time limit.
pub fn run_within(source: &str, options: &PythonOptions, limit: Duration) -> PythonReading {
    let (sender, receiver) = user_signal_channel();
    let (done, is_done) = mpsc::channel();
    let (source, options) = (source.to_owned(), options.to_json());
    let work = move || {
        // The receiver is gone only if the program was abandoned.
        let _ = done.send(read(&source, &options, Some(receiver)));
    };
    if thread::Builder::new().stack_size(STACK).spawn(work).is_err() {
        return PythonReading::failed(PythonProblem::Interpreter {});
    }
    match is_done.recv_timeout(limit) {
        Ok(Some(text)) => PythonReading::from_json(&text),
        Ok(None) | Err(RecvTimeoutError::Disconnected) => PythonReading::failed(PythonProblem::Interpreter {}),
        Err(RecvTimeoutError::Timeout) => {
            let line = stop(&sender, &is_done);
            let error = PythonError::new(line, PythonProblem::Endless { seconds: limit.as_secs() });
            PythonReading { result: Err(error), ..PythonReading::failed(PythonProblem::Interpreter {}) }
        }
    }
}

/// Interrupts the program and returns its current line; 0 if unknown.
fn stop<T>(sender: &UserSignalSender, is_done: &Receiver<T>) -> u64 {
    let (line_sender, lines) = mpsc::channel();
    // The program may catch an interrupt, so that it is repeated.
    for _ in 0..REMINDERS {
        let lines = line_sender.clone();
        let interrupt = move |vm: &VirtualMachine| {
            // The receiver is gone only if the program was abandoned.
            let _ = lines.send(line(vm));
            Err(vm.new_exception_empty(vm.ctx.exceptions.keyboard_interrupt.to_owned()))
        };
        let has_ended = sender.send(Box::new(interrupt)).is_err();
        if has_ended || !matches!(is_done.recv_timeout(REMINDER), Err(RecvTimeoutError::Timeout)) {
            break;
        }
    }
    lines.try_iter().next().unwrap_or_default()
}

/// The line of the program that is running, even while library code is called.
fn line(vm: &VirtualMachine) -> u64 {
    let mut frame = vm.current_frame();
    while let Some(at) = frame {
        if at.code.source_path.as_str() == FILE {
            return at.f_lineno() as u64;
        }
        frame = at.f_back(vm);
    }
    0
}

/// `None` if the program was interrupted or the interpreter itself failed.
fn read(source: &str, options: &str, signals: Option<UserSignalReceiver>) -> Option<String> {
    let interpreter = Interpreter::with_init(settings(), |vm| {
        if let Some(signals) = signals {
            vm.set_user_signal_channel(signals);
        }
    });
    interpreter.enter(|vm| started(source, options, vm).ok())
}

fn settings() -> Settings {
    let mut settings = Settings::default();
    settings.isolated = true;
    settings.import_site = false;
    settings.install_signal_handlers = false;
    settings.hash_seed = Some(0);
    settings
}

fn started(source: &str, options: &str, vm: &VirtualMachine) -> PyResult<String> {
    vm.recursion_limit.set(DEPTH);
    provide(vm)?;
    let scope = vm.new_scope_with_builtins();
    scope.globals.set_item("_source", vm.ctx.new_str(source).into(), vm)?;
    scope.globals.set_item("_options", options_of(options, vm)?, vm)?;
    execute(BOOTSTRAP, "<bootstrap>", &scope, vm)?;
    execute("import reader\n_answer = reader.read_json(_source, _options)", "<start>", &scope, vm)?;
    scope.globals.get_item("_answer", vm)?.try_into_value(vm)
}

fn execute(text: &str, name: &str, scope: &rustpython_vm::scope::Scope, vm: &VirtualMachine) -> PyResult<()> {
    let code =
        vm.compile(text, Mode::Exec, name.to_owned()).map_err(|error| vm.new_syntax_error(&error, Some(text)))?;
    vm.run_code_obj(code, scope.clone()).map(drop)
}

/// The module that the bootstrap imports: the sources of the stand-in and real functions.
fn provide(vm: &VirtualMachine) -> PyResult<()> {
    let sources = vm.ctx.new_dict();
    for (name, text) in SOURCES {
        sources.set_item(name, vm.ctx.new_str(text).into(), vm)?;
    }
    let dict = vm.ctx.new_dict();
    dict.set_item("sources", sources.into(), vm)?;
    mathematics::add(&dict, vm)?;
    let module = vm.new_module("_convscope", dict, None);
    vm.sys_module.get_attr("modules", vm)?.set_item("_convscope", module.into(), vm)
}

/// The options as a Python dictionary.
fn options_of(text: &str, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
    let options: PythonOptions = serde_json::from_str(text).map_err(|error| vm.new_value_error(error.to_string()))?;
    let dict = vm.ctx.new_dict();
    let model = options.model.map_or_else(|| vm.ctx.none(), |name| vm.ctx.new_str(name).into());
    dict.set_item("model", model, vm)?;
    let arguments = vm.ctx.new_dict();
    for (name, value) in options.arguments {
        arguments.set_item(name.as_str(), vm.ctx.new_str(value).into(), vm)?;
    }
    dict.set_item("arguments", arguments.into(), vm)?;
    let sizes =
        |sizes: Vec<u64>| vm.ctx.new_tuple(sizes.into_iter().map(|size| vm.ctx.new_int(size).into()).collect()).into();
    dict.set_item("input", options.input.map_or_else(|| vm.ctx.none(), sizes), vm)?;
    Ok(dict.into())
}
