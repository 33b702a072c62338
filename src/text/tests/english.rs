use super::examples::examples;

#[test]
fn in_english_a_mistake_is_called_what_the_engine_calls_it() {
    let examples = examples();
    for example in &examples {
        assert_eq!(example.english, example.engine);
    }
    println!("{} mistakes", examples.len());
}
