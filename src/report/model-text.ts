import MarkdownIt from "markdown-it";

const reader = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable([
  "image",
  "link",
  "autolink",
  "reference",
]);

/** A model's Markdown as HTML, without HTML, images and links. */
export function modelMarkdown(text: string): string {
  return reader.render(text);
}
