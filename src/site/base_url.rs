//! The address under which the pages are published.

use std::str::FromStr;

use thiserror::Error;

/// The address of the folder in which Convscope is published, with a slash at the end: `https://example.org/convscope/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(String);

/// A text is not such an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "a base URL is the full address of the folder, as in https://example.org/convscope/, without a query or fragment"
)]
pub struct NoBaseUrl;

impl BaseUrl {
    /// The full address of a file in the folder.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

impl FromStr for BaseUrl {
    type Err = NoBaseUrl;

    /// ```
    /// use convscope::site::BaseUrl;
    ///
    /// let base: BaseUrl = "https://example.org/convscope".parse()?;
    /// assert_eq!(base.join("en/vgg16.html"), "https://example.org/convscope/en/vgg16.html");
    /// assert!("example.org".parse::<BaseUrl>().is_err());
    /// # Ok::<(), convscope::site::NoBaseUrl>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, NoBaseUrl> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(NoBaseUrl)?;
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-._~/:@%[]+".contains(letter);
        if rest.is_empty() || rest.starts_with(['/', ':']) || !rest.chars().all(is_plain) {
            return Err(NoBaseUrl);
        }
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_folders_are_taken() {
        for bad in [
            "",
            "https://",
            "https:///a",
            "ftp://a.b/",
            "https://a.b/?c",
            "https://a.b/#c",
            "https://a b/",
            "https://a\"b/",
        ] {
            assert_eq!(bad.parse::<BaseUrl>(), Err(NoBaseUrl), "{bad}");
        }
        let base = "http://localhost:8080/a//".parse::<BaseUrl>().expect("an address");
        assert_eq!(base.join(""), "http://localhost:8080/a/");
    }
}
