//! Names of operators: the paths of their modules, if the exporter wrote them.

use std::collections::HashMap;

use super::proto::Graph;

/// A name for each operator. `/layer1/layer1.0/conv1/Conv` is `layer1.0.conv1`, with the operator's name if the module has several.
pub(super) fn names(graph: &Graph) -> Vec<String> {
    let mut kinds: HashMap<String, Vec<&str>> = HashMap::new();
    let scoped: Vec<Option<(String, &str)>> = graph.nodes.iter().map(|node| scope(&node.name)).collect();
    for (scope, node) in scoped.iter().zip(&graph.nodes) {
        if let Some((path, _)) = scope {
            let kinds = kinds.entry(path.clone()).or_default();
            if !kinds.contains(&node.op_type.as_str()) {
                kinds.push(&node.op_type);
            }
        }
    }
    let name = |(scope, node): (&Option<(String, &str)>, &super::proto::Node)| match scope {
        Some((path, own)) if kinds[path].len() > 1 => format!("{path}.{own}"),
        Some((path, own)) => own
            .rsplit_once('_')
            .filter(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()))
            .map_or(path.clone(), |(_, number)| format!("{path}_{number}")),
        None if !node.name.is_empty() => node.name.trim_start_matches('/').to_owned(),
        None => node.outputs.first().cloned().unwrap_or_default(),
    };
    scoped.iter().zip(&graph.nodes).map(name).collect()
}

/// The module's path and the operator's name; `None` if the name has no scope.
fn scope(name: &str) -> Option<(String, &str)> {
    let (scope, own) = name.strip_prefix('/')?.rsplit_once('/')?;
    let mut path: Vec<&str> = Vec::new();
    for part in scope.split('/') {
        // The module of a list repeats the list's name: `layer1/layer1.0`.
        let repeats = path.last().is_some_and(|last| part.strip_prefix(last).is_some_and(|rest| rest.starts_with('.')));
        if repeats {
            path.pop();
        }
        path.push(part);
    }
    Some((path.join("."), own))
}
