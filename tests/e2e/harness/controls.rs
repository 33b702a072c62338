//! Controls, found as a screen reader announces them: by role and accessible name.

use serde_json::{Value, json};

use super::Page;
use super::patience::Patience;

/// The roles of text fields.
const FIELDS: &[&str] = &["textbox", "searchbox", "spinbutton", "combobox"];

impl Page {
    /// Clicks the only button with a name.
    pub(crate) async fn click_button(&self, name: &str) {
        self.click(&["button"], name).await;
    }

    /// Clicks the only control with a name and one of these roles (`link`, `tab`, `switch`, `menuitem`, …).
    pub(crate) async fn click(&self, roles: &[&str], name: &str) {
        let control = self.control(roles, name).await;
        let (x, y) = self.middle_of(control).await;
        self.click_at_point(x, y).await;
    }

    /// Waits for a control with a name and one of these roles.
    pub(crate) async fn wait_for_control(&self, roles: &[&str], name: &str) {
        self.control(roles, name).await;
    }

    /// Opens the page, and compares two 3×3 with one 5×5, with 64 channels throughout.
    pub(crate) async fn compare_two_threes_with_one_five(&self) {
        self.with_reduced_motion().await;
        self.open("").await;
        self.choose_from_menu("Examples", "Two 3×3").await;
        self.open_row(0).await;
        self.enter("channels", "64").await;
        self.click_button("Compare").await;
        self.unfold_the_verdict().await;
    }

    /// Unfolds the table of all measures below the sentence and the bars.
    pub(crate) async fn unfold_the_verdict(&self) {
        self.wait_for_element(".disclosure:has(.verdict) > summary").await;
        let open = "document.querySelector('.disclosure:has(.verdict)').open = true; return true";
        self.evaluate(open, &[]).await;
    }

    /// Chooses an item from the menu of a button.
    pub(crate) async fn choose_from_menu(&self, button: &str, item: &str) {
        self.click_button(button).await;
        self.click(&["menuitem"], item).await;
    }

    /// Replaces the text of the only field with a name by typing `text`. Does not press Enter.
    pub(crate) async fn type_into(&self, name: &str, text: &str) {
        self.click(FIELDS, name).await;
        self.press("Control+a").await;
        self.type_text(text).await;
    }

    /// Chooses an option, by its text, from the only list with a name.
    pub(crate) async fn choose(&self, name: &str, option: &str) {
        let script = "function (name) {
            const option = [...this.options].find((option) => option.text.trim() === name);
            if (!option) return false;
            this.value = option.value;
            this.dispatchEvent(new Event('input', { bubbles: true }));
            this.dispatchEvent(new Event('change', { bubbles: true }));
            return true;
        }";
        let control = self.control(&["combobox", "listbox"], name).await;
        let chosen = self.ask(control, script, json!([{ "value": option }])).await;
        assert_eq!(chosen, true, "the list “{name}” has no option “{option}”");
    }

    /// Replaces the text of the only field with a name at once.
    pub(crate) async fn paste_into(&self, name: &str, text: &str) {
        self.click(FIELDS, name).await;
        self.press("Control+a").await;
        self.devtools("Input.insertText", json!({ "text": text })).await;
    }

    /// Enters a number into the only field with a name, and leaves the field with Enter.
    pub(crate) async fn enter(&self, name: &str, number: &str) {
        self.type_into(name, number).await;
        self.press("Enter").await;
    }

    /// The value of the only field with a name.
    pub(crate) async fn value_of(&self, name: &str) -> String {
        let control = self.control(FIELDS, name).await;
        let value = self.ask(control, "function () { return this.value }", json!([])).await;
        value.as_str().map(str::to_owned).expect("a field holds text")
    }

    /// The accessible names of all controls with a role, in document order.
    pub(crate) async fn names_of(&self, role: &str) -> Vec<String> {
        let found = self.query(json!({ "role": role })).await;
        found.iter().map(|node| node["name"]["value"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The accessible name of the focused element.
    pub(crate) async fn focused_name(&self) -> String {
        let active = json!({ "expression": "document.activeElement" });
        let object = self.devtools("Runtime.evaluate", active).await["result"]["objectId"].clone();
        let tree = json!({ "objectId": object, "fetchRelatives": false });
        let tree = self.devtools("Accessibility.getPartialAXTree", tree).await;
        tree["nodes"][0]["name"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the control with a name has focus.
    pub(crate) async fn wait_for_focus(&self, name: &str) {
        let patience = Patience::new();
        loop {
            let focused = self.focused_name().await;
            if focused == name {
                return;
            }
            patience.look_again(|| format!("the focus is on “{focused}” and should be on “{name}”")).await;
        }
    }

    /// Presses Tab until the control with a name has focus.
    pub(crate) async fn tab_to(&self, name: &str) {
        let mut met = Vec::new();
        for _ in 0..80 {
            self.press("Tab").await;
            let focused = self.focused_name().await;
            if focused == name {
                return;
            }
            met.push(focused);
        }
        panic!("the Tab key does not lead to “{name}”, only to {met:?}");
    }

    /// The identity of the only control with this name and one of these roles, once it exists.
    pub(super) async fn control(&self, roles: &[&str], name: &str) -> Value {
        let patience = Patience::new();
        loop {
            let mut found = self.query(json!({ "accessibleName": name })).await;
            found.retain(|node| roles.iter().any(|role| node["role"]["value"] == *role));
            assert!(found.len() < 2, "“{name}” is the name of {} controls", found.len());
            if let Some(node) = found.pop() {
                return node["backendDOMNodeId"].clone();
            }
            if patience.is_over() {
                let names = self.names_of(roles[0]).await;
                panic!("there is no {} called “{name}”, only {names:?}", roles[0]);
            }
            patience.look_again(String::new).await;
        }
    }

    /// The nodes of the accessibility tree that match the query and are not ignored.
    async fn query(&self, mut question: Value) -> Vec<Value> {
        let document = self.devtools("DOM.getDocument", json!({ "depth": 0 })).await;
        question["nodeId"] = document["root"]["nodeId"].clone();
        let answer = self.devtools("Accessibility.queryAXTree", question).await;
        let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
        nodes.into_iter().filter(|node| node["ignored"] == false).collect()
    }

    /// Calls a function with an element as `this` and returns its result.
    pub(super) async fn ask(&self, control: Value, function: &str, arguments: Value) -> Value {
        let object = self.devtools("DOM.resolveNode", json!({ "backendNodeId": control })).await;
        let call = json!({
            "objectId": object["object"]["objectId"],
            "functionDeclaration": function,
            "arguments": arguments,
            "returnByValue": true,
        });
        self.devtools("Runtime.callFunctionOn", call).await["result"]["value"].clone()
    }

    /// The center of an element, scrolled into view, in CSS pixels.
    async fn middle_of(&self, control: Value) -> (f64, f64) {
        let element = json!({ "backendNodeId": control });
        self.devtools("DOM.scrollIntoViewIfNeeded", element.clone()).await;
        let corners = self.devtools("DOM.getContentQuads", element).await["quads"][0].clone();
        let corner = |index: usize| corners[index].as_f64().expect("a visible element has four corners");
        (f64::midpoint(corner(0), corner(4)), f64::midpoint(corner(1), corner(5)))
    }
}
