//! Controls, found as a screen reader announces them: by role and accessible name.

use serde_json::{Value, json};

use super::Page;
use super::driver;
use super::patience::Patience;

/// Scrolls an element into view.
const INTO_VIEW: &str =
    "function () { this.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' }) }";

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
        if self.engine.has_devtools() {
            let (x, y) = self.middle_of(control).await;
            self.click_at_point(x, y).await;
        } else {
            self.ask(control.clone(), INTO_VIEW, &[]).await;
            self.click_element(&reference(&control)).await;
        }
    }

    /// Waits for a control with a name and one of these roles.
    pub(crate) async fn wait_for_control(&self, roles: &[&str], name: &str) {
        self.control(roles, name).await;
    }

    /// Opens the page, and compares two 3×3 with one 5×5, with 64 channels throughout.
    pub(crate) async fn compare_two_threes_with_one_five(&self) {
        self.with_reduced_motion().await;
        self.open("").await;
        self.choose_example("Two 3×3").await;
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

    /// Opens an example from the gallery.
    pub(crate) async fn choose_example(&self, name: &str) {
        self.click_button("Examples").await;
        self.click_button(name).await;
        self.wait_for_no("dialog[open]").await;
    }

    /// Opens the table of well-known networks.
    pub(crate) async fn open_known_networks(&self) {
        self.click_button("Examples").await;
        self.click_button("Compare known networks…").await;
        self.wait_for_element(".known-table").await;
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
        let chosen = self.ask(control, script, &[json!(option)]).await;
        assert_eq!(chosen, true, "the list “{name}” has no option “{option}”");
    }

    /// Replaces the text of the only field with a name at once.
    pub(crate) async fn paste_into(&self, name: &str, text: &str) {
        self.click(FIELDS, name).await;
        self.press("Control+a").await;
        if self.engine.has_devtools() {
            self.devtools("Input.insertText", json!({ "text": text })).await;
        } else {
            self.evaluate("document.execCommand('insertText', false, arguments[0])", &[json!(text)]).await;
        }
    }

    /// Enters a number into the only field with a name, and leaves the field with Enter.
    pub(crate) async fn enter(&self, name: &str, number: &str) {
        self.type_into(name, number).await;
        self.press("Enter").await;
    }

    /// The value of the only field with a name.
    pub(crate) async fn value_of(&self, name: &str) -> String {
        let control = self.control(FIELDS, name).await;
        let value = self.ask(control, "function () { return this.value }", &[]).await;
        value.as_str().map(str::to_owned).expect("a field holds text")
    }

    /// The accessible names of all controls with a role, in document order.
    pub(crate) async fn names_of(&self, role: &str) -> Vec<String> {
        if !self.engine.has_devtools() {
            return self.announced(&[role], None).await.into_iter().map(|(_, name)| name).collect();
        }
        let found = self.query(json!({ "role": role })).await;
        found.iter().map(|node| node["name"]["value"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The accessible name of the focused element.
    pub(crate) async fn focused_name(&self) -> String {
        if !self.engine.has_devtools() {
            let Ok(active) = self.browser.active_element().await else { return String::new() };
            return driver::computed(&self.browser, &active.element_id(), "computedlabel").await.unwrap_or_default();
        }
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
            let mut found = self.controls(roles, name).await;
            assert!(found.len() < 2, "“{name}” is the name of {} controls", found.len());
            if let Some(control) = found.pop() {
                return control;
            }
            if patience.is_over() {
                let names = self.names_of(roles[0]).await;
                panic!("there is no {} called “{name}”, only {names:?}", roles[0]);
            }
            patience.look_again(String::new).await;
        }
    }

    /// The identities of the controls with this name and one of these roles: node numbers of Chromium's developer tools, or references of
    /// WebDriver.
    async fn controls(&self, roles: &[&str], name: &str) -> Vec<Value> {
        if !self.engine.has_devtools() {
            return self.announced(roles, Some(name)).await.into_iter().map(|(element, _)| element).collect();
        }
        let mut found = self.query(json!({ "accessibleName": name })).await;
        found.retain(|node| roles.iter().any(|role| node["role"]["value"] == *role));
        found.into_iter().map(|node| node["backendDOMNodeId"].clone()).collect()
    }

    /// References to the visible elements with one of these roles, and their names: all, or those with this name.
    ///
    /// Roles and names are the engine's, which is asked for those of elements only in whose texts the name is found, since each is a request.
    /// Names by labels are worked out here, since WebKit adds to them what the control inside holds; to it a list of options is a button.
    async fn announced(&self, roles: &[&str], name: Option<&str>) -> Vec<(Value, String)> {
        let script = "const squeeze = (text) => (text ?? '').replace(/\\s+/g, '');
            const texts = (element) => [
                ...['aria-label', 'title', 'placeholder', 'alt', 'value'].map((name) => element.getAttribute(name)),
                ...(element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent),
                ...[...(element.labels ?? [])].map(({ textContent }) => textContent),
                element.textContent,
            ].map(squeeze);
            const ownName = (element) => element.ariaLabel ?? ([...(element.labels ?? [])].map((label) => {
                const rest = label.cloneNode(true);
                rest.querySelectorAll('select, input, textarea').forEach((control) => control.remove());
                return rest.textContent.trim();
            }).join(' ') || null);
            const name = squeeze(arguments[0]);
            const modal = [...document.querySelectorAll('dialog:modal')].pop();
            return [...(modal ?? document).querySelectorAll('a[href], button, summary, input, select, textarea, canvas, [role], [tabindex]')]
                .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert], [aria-hidden=true]'))
                .filter((element) => texts(element).some((text) => text.includes(name)))
                .map((element) => [element, ownName(element), element.localName === 'select' ? 'combobox' : null]);";
        let elements = self.evaluate(script, &[json!(name.unwrap_or_default())]).await;
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let mut found = Vec::new();
        for element in elements.as_array().cloned().unwrap_or_default() {
            let (element, own_name, own_role) = (&element[0], &element[1], &element[2]);
            let reference = reference(element);
            let ask = async |own: &Value, what: &str| match own.as_str() {
                Some(own) => Some(own.to_owned()),
                None => driver::computed(&self.browser, &reference, what).await,
            };
            let Some(label) = ask(own_name, "computedlabel").await else { continue };
            if name.is_some_and(|name| squeezed(name) != squeezed(&label)) {
                continue;
            }
            let role = ask(own_role, "computedrole").await;
            if role.is_some_and(|role| roles.contains(&role.as_str())) {
                found.push((element.clone(), label));
            }
        }
        found
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
    pub(super) async fn ask(&self, control: Value, function: &str, arguments: &[Value]) -> Value {
        if !self.engine.has_devtools() {
            let script = format!("const [element, ...rest] = arguments; return ({function}).apply(element, rest);");
            return self.evaluate(&script, &[&[control], arguments].concat()).await;
        }
        let object = self.devtools("DOM.resolveNode", json!({ "backendNodeId": control })).await;
        let call = json!({
            "objectId": object["object"]["objectId"],
            "functionDeclaration": function,
            "arguments": arguments.iter().map(|value| json!({ "value": value })).collect::<Vec<_>>(),
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

/// The identity in a reference to an element.
fn reference(element: &Value) -> String {
    let identity = element.as_object().and_then(|parts| parts.values().next()).and_then(Value::as_str);
    identity.map(str::to_owned).expect("elements are returned by reference")
}
