//! Lessons of the page: all of their claims hold, in both languages.

use convscope::app::AppState;
use convscope::comparison::Compared;
use convscope::figure::{Views, shown_field, shown_shape, unit_sentence};
use convscope::i18n::Locale;
use convscope::scene::{Role, Shape, Size, View};
use convscope::teaching::{
    Answer, Chapter, Concealment, Facts, Guess, Judgement, Lesson, Numbered, Question, Run, Step, Text,
};
use convscope::text::layer;
use leptos::prelude::*;

const LANGUAGES: [Locale; 2] = [Locale::en, Locale::zh_CN];

fn lesson(chapter: Chapter, language: Locale) -> Lesson {
    chapter.lesson(language).unwrap_or_else(|error| panic!("{} in {language:?}: {error}", chapter.id()))
}

fn evidence(step: &Step) -> Facts {
    step.evidence().unwrap_or_else(|error| panic!("{error}"))
}

/// Every text of a step that the user reads.
fn texts(step: &Step) -> Vec<&Text> {
    let mut texts = vec![&step.title.value];
    texts.extend(step.paragraphs.iter().map(|paragraph| &paragraph.value));
    if let Some(question) = &step.question {
        texts.push(&question.text.value);
        if let Answer::Choice(choices) = &question.answer {
            texts.extend(choices.iter().map(|choice| &choice.value.text));
        }
        texts.extend(question.hints.iter().map(|hint| &hint.value.text));
        texts.extend(question.reveal.iter().map(|reveal| &reveal.value));
    }
    texts
}

fn shown(text: &Text, evidence: &Facts) -> String {
    text.runs(evidence).expect("a text that holds").iter().map(Run::text).collect()
}

#[test]
fn everything_that_is_said_holds() {
    let mut complaints = Vec::new();
    for (chapter, language) in
        Chapter::ALL.into_iter().flat_map(|chapter| LANGUAGES.map(|language| (chapter, language)))
    {
        let checked = chapter.lesson(language).and_then(|lesson| lesson.check());
        complaints.extend(checked.err().map(|error| format!("{} in {language:?}: {error}", chapter.id())));
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn nine_lessons_have_three_to_six_steps_with_a_prediction_each() {
    let mut questions = 0;
    for &chapter in Chapter::LESSONS {
        let lesson = lesson(chapter, Locale::en);
        assert!((3..=6).contains(&lesson.steps.len()), "{}", chapter.id());
        let asked = lesson.steps.iter().filter(|step| step.question.is_some()).count();
        assert!(asked >= 3, "{}", chapter.id());
        questions += asked;
    }
    println!("{questions} questions");
}

#[test]
fn both_languages_have_the_same_structure() {
    /// The language-independent structure.
    fn structure(question: &Question) -> (Vec<String>, usize) {
        let answers = match &question.answer {
            Answer::Number { expression, decimals } => vec![format!("{:?} {decimals}", expression.value)],
            Answer::Choice(choices) => choices.iter().map(|choice| format!("{:?}", choice.value.condition)).collect(),
        };
        let hints = question.hints.iter().map(|Numbered { value: hint, .. }| format!("{:?}", hint.guess));
        (answers.into_iter().chain(hints).collect(), usize::from(question.reveal.is_some()))
    }
    for chapter in Chapter::ALL {
        let [english, chinese] = LANGUAGES.map(|language| lesson(chapter, language));
        assert_eq!(english.steps.len(), chinese.steps.len(), "{}", chapter.id());
        for (number, (one, other)) in english.steps.iter().zip(&chinese.steps).enumerate() {
            let place = format!("{}, step {}", chapter.id(), number + 1);
            assert_eq!(one.setup.value, other.setup.value, "{place}");
            assert_eq!(one.paragraphs.len(), other.paragraphs.len(), "{place}");
            assert_eq!(one.question.as_ref().map(structure), other.question.as_ref().map(structure), "{place}");
            let evidence = evidence(one);
            for (one, other) in texts(one).into_iter().zip(texts(other)) {
                assert_ne!(shown(one, &evidence), shown(other, &evidence), "{place}: not translated");
                let numbers = |text: &Text| {
                    let runs = text.runs(&evidence).expect("a text that holds");
                    let mut numbers: Vec<Run> = runs.into_iter().filter(|run| matches!(run, Run::Number(_))).collect();
                    numbers.sort_by(|a, b| a.text().cmp(b.text()));
                    numbers
                };
                assert_eq!(numbers(one), numbers(other), "{place}: {}", shown(other, &evidence));
            }
        }
    }
}

#[test]
fn right_answers_are_right_and_hinted_ones_are_told_why() {
    for chapter in Chapter::ALL {
        for step in &lesson(chapter, Locale::en).steps {
            let Some(question) = &step.question else { continue };
            let evidence = evidence(step);
            let judge = |guess| question.judge(guess, &evidence).expect("an answer that can be worked out");
            let right = question.right(&evidence).expect("an answer").expect("a right one");
            assert_eq!(judge(right), Judgement::Right, "{}", chapter.id());
            let other = match right {
                Guess::Number(number) => Guess::Number(number + 1000.5),
                Guess::Choice(place) => Guess::Choice(usize::from(place == 0)),
            };
            assert!(matches!(judge(other), Judgement::Wrong(Some(_))), "{}", chapter.id());
            for Numbered { value: hint, .. } in &question.hints {
                let Some(guess) = &hint.guess else { continue };
                let guess = evidence.value(guess).expect("a number");
                // People write no more decimals than that.
                let guess = (guess * 1000.0).round() / 1000.0;
                assert_eq!(
                    judge(Guess::Number(guess)),
                    Judgement::Wrong(Some(&hint.text)),
                    "{}: {guess}",
                    chapter.id()
                );
            }
        }
    }
}

#[test]
fn every_file_belongs_to_a_chapter() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/lessons");
    let entries = std::fs::read_dir(folder).expect("a folder of the repository");
    let names = entries.map(|entry| entry.expect("a readable entry").file_name().to_string_lossy().into_owned());
    let files: Vec<String> = names.filter(|name| name != "README.md").collect();
    assert_eq!(files.len(), 2 * Chapter::ALL.len(), "{files:?}");
    for chapter in Chapter::ALL {
        assert_eq!(Chapter::from_id(chapter.id()), Some(chapter));
        assert!(files.iter().any(|name| name.ends_with(&format!("{}.zh-CN.md", chapter.id()))), "{}", chapter.id());
    }
}

#[test]
fn chinese_is_set_the_way_chinese_is_set() {
    let mut complaints = Vec::new();
    for chapter in Chapter::ALL {
        for step in &lesson(chapter, Locale::zh_CN).steps {
            let evidence = evidence(step);
            for text in texts(step) {
                let text = shown(text, &evidence);
                complaints.extend(misset(&text).map(|place| format!("{}: “{place}” in {text}", chapter.id())));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// The first two adjacent characters with wrong spacing: a Chinese character next to a Latin letter or digit, or to a narrow sign; a space
/// next to a wide sign or between two Chinese characters.
fn misset(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let is_han = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    let is_wide = |letter: char| "，。：；！？、（）“”".contains(letter);
    let pair = letters.windows(2).find(|pair| match *pair {
        [a, b] if is_han(*a) => b.is_ascii_alphanumeric() || ",.:;!?()".contains(*b),
        [a, b] if is_han(*b) => a.is_ascii_alphanumeric() || *a == '(',
        [a, b] => (is_wide(*a) && *b == ' ') || (*a == ' ' && is_wide(*b)),
        _ => false,
    });
    let three = letters.windows(3).find(|three| is_han(three[0]) && three[1] == ' ' && is_han(three[2]));
    pair.or(three).map(|letters| letters.iter().collect())
}

#[test]
fn wrong_setting_is_seen() {
    for text in ["第3行", "填充,步幅", "一 个", "一， 个", "看到 7行"] {
        assert!(misset(text).is_some(), "{text}");
    }
    assert_eq!(misset("看到 7 行，共 49%；3×3 卷积（k3）。"), None);
}

/// Everything that the page writes beside a lesson while a step is staged, for one of the two networks: rows, picture, sentence, timeline.
/// Names of layers, which the user is given, and numbers of rows and columns are left out.
fn written_on_the_page(state: AppState) -> Vec<String> {
    let maps = state.document.analysis.with_untracked(|analysis| analysis.shaped.map_count());
    let mut written: Vec<String> =
        (1..maps).flat_map(|map| [shown_shape(state, map), shown_field(state, map)]).collect();
    written.push(unit_sentence(state));
    let footprints = state.selection.picture.get_untracked().map(|picture| picture.footprints.clone());
    written.extend(footprints.unwrap_or_default().into_iter().map(|footprint| footprint.label));
    let names: Vec<String> = state.document.analysis.with_untracked(|analysis| {
        (0..maps).map(|map| layer::map_name(state.settings.locale.get_untracked(), &analysis.shaped, map)).collect()
    });
    for view in View::ALL {
        let scene = Views::new(state).draw(view, Size::new(900.0, 700.0));
        let marks = scene.marks.into_iter().filter(|mark| !matches!(mark.role, Role::Axis | Role::Value));
        let texts = marks.filter_map(|mark| match mark.shape {
            Shape::Text(text) => Some(text.content),
            _ => None,
        });
        written.extend(texts.filter(|text| !names.contains(text)));
    }
    written
}

#[test]
fn nothing_on_the_page_answers_an_open_question() {
    let mut given_away = Vec::new();
    for (chapter, language) in
        Chapter::ALL.into_iter().flat_map(|chapter| LANGUAGES.map(|language| (chapter, language)))
    {
        let lesson = lesson(chapter, language);
        for (place, step) in lesson.steps.iter().enumerate() {
            let Some(question) = &step.question else { continue };
            let facts = evidence(step);
            let hidden = Concealment::of(question, &facts);
            // What the lesson's text itself contains is no secret, such as the sizes with which a question begins.
            let asked = step.paragraphs.iter().map(|paragraph| &paragraph.value).chain([&question.text.value]);
            if asked.map(|text| shown(text, &facts)).any(|text| hidden.is_answered_by(&text)) {
                continue;
            }
            let owner = Owner::new();
            let written = owner.with(|| {
                untrack(|| {
                    let state = AppState::new((*step.setup.value.network).clone(), language);
                    state.stage(chapter, place, &step.setup.value, false);
                    let partner = step.setup.value.other.is_some().then(|| (Compared::B, state.partner()));
                    let both = std::iter::once((Compared::A, state)).chain(partner);
                    // For a network whose fields and sizes are not asked for, they may coincide with the answer.
                    let written = both.flat_map(|(compared, state)| {
                        let is_asked =
                            hidden.field_from.get(compared).is_some() || hidden.size_from.get(compared).is_some();
                        if is_asked { written_on_the_page(state) } else { vec![unit_sentence(state)] }
                    });
                    written.collect::<Vec<_>>()
                })
            });
            owner.cleanup();
            let answers = written.into_iter().filter(|text| hidden.is_answered_by(text));
            given_away.extend(answers.map(|text| format!("{} {place} in {language:?}: {text}", chapter.id())));
        }
    }
    assert!(given_away.is_empty(), "\n{}", given_away.join("\n"));
}

#[test]
fn a_field_that_is_asked_for_stands_nowhere_until_it_is_answered() {
    let owner = Owner::new();
    owner.set();
    let lesson = lesson(Chapter::OnePixel, Locale::en);
    let state = AppState::new((*lesson.steps[1].setup.value.network).clone(), Locale::en);
    state.stage(Chapter::OnePixel, 1, &lesson.steps[1].setup.value, false);
    assert_eq!([1, 2].map(|map| shown_field(state, map)), ["3×3", "?"]);
    assert!(written_on_the_page(state).iter().all(|text| !text.contains('5') || text.contains("15")));
    state.reveal(Chapter::OnePixel, 1, true);
    assert_eq!(shown_field(state, 2), "5×5");
    assert!(written_on_the_page(state).iter().any(|text| text.contains("5×5")));
}
