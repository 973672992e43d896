import MarkdownIt from "markdown-it";

const reader = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable([
  "image",
  "link",
  "autolink",
  "reference",
]);

/** A few words of a model as HTML: emphasis and code at most; HTML, images and links stay as they were typed. */
export function modelWords(text: string): string {
  return reader.renderInline(text);
}

/** A model's Markdown as HTML, without HTML, images and links. */
export function modelMarkdown(text: string): string {
  return reader.render(text);
}
