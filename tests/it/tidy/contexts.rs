//! Contexts are looked up only while a component is created.
//!
//! leptos finds a context by the current owner. While an event handler, a timer or a task runs, there may be none, and the lookup panics.
//! What a handler needs, it must capture when it is created.

use super::repository::{complain, files, read};
use super::rust_text::code_of;

/// The functions that look up a context.
const LOOKUPS: [&str; 5] = ["use_state()", "expect_context()", "expect_context::", "use_context()", "use_context::"];

#[test]
fn no_context_is_looked_up_in_a_closure() {
    let mut complaints = Vec::new();
    for path in files("src", &["rs"]) {
        let code = code_of(&read(&path));
        complaints.extend(late_lookups(&code).into_iter().map(|line| format!("{path}:{line}")));
    }
    complain("Look the context up in the component's own body and let the closure capture it", &complaints);
}

/// Events that bubble from the children of an element.
const BUBBLING: [&str; 6] = ["pointer", "mouse", "click", "key", "touch", "wheel"];

#[test]
fn no_handler_takes_the_child_that_was_pressed_for_its_own_element() {
    let mut complaints = Vec::new();
    for path in files("src", &["rs"]) {
        for (number, line) in (1..).zip(read(&path).lines()) {
            let events =
                line.split("on:").skip(1).filter_map(|rest| rest.split_once(":target=")).map(|(event, _)| event);
            if events.into_iter().any(|event| BUBBLING.iter().any(|prefix| event.starts_with(prefix))) {
                complaints.push(format!("{path}:{number}"));
            }
        }
    }
    complain(
        "Such an event may come from a child of another kind, and the cast panics: use a node reference",
        &complaints,
    );
}

/// The lines, from 1, with a lookup that is not directly in the body of a function but in a closure or a macro.
fn late_lookups(code: &str) -> Vec<usize> {
    let mut late = Vec::new();
    let lookups = LOOKUPS.iter().flat_map(|lookup| code.match_indices(lookup));
    for (at, _) in lookups.filter(|(at, _)| !code[..*at].ends_with("fn ")) {
        let (header, statement) = surroundings(&code[..at]);
        let is_function = header.split_whitespace().any(|word| word == "fn");
        if !is_function || statement.contains('|') {
            late.push(1 + code[..at].matches('\n').count());
        }
    }
    late.sort_unstable();
    late
}

/// The text before the innermost open brace, back to the end of the previous statement; and the text from that brace, or the last end of a
/// statement, to the end of the code.
fn surroundings(code: &str) -> (&str, &str) {
    let mut depth = 0;
    let mut statement = None;
    for (at, character) in code.char_indices().rev() {
        match character {
            '}' => {
                statement.get_or_insert(&code[at + 1..]);
                depth += 1;
            }
            '{' if depth > 0 => depth -= 1,
            '{' => {
                let header = &code[..at];
                let begin = header.rfind([';', '{', '}']).map_or(0, |end| end + 1);
                return (&header[begin..], statement.unwrap_or(&code[at + 1..]));
            }
            ';' if depth == 0 => {
                statement.get_or_insert(&code[at + 1..]);
            }
            _ => {}
        }
    }
    ("", code)
}

#[test]
fn a_lookup_in_a_handler_is_noticed() {
    let early = "fn a() -> View {\n let s = use_state();\n if s.x { s.y(); }\n let t = expect_context::<T>().t;\n view! { <p/> } }";
    assert_eq!(late_lookups(early), Vec::<usize>::new());
    for late in [
        "fn a() { let press = move |_| use_state().press(); }",
        "fn a() { let press = move |_| { use_state().press(); }; }",
        "fn a() { view! { <p on:click=move |_| { let s = expect_context::<S>(); } /> } }",
        "fn a() { spawn_local(async move { use_context::<S>() }); }",
    ] {
        assert_eq!(late_lookups(late), [1], "{late}");
    }
}
