// Templates made by two libraries of JavaScript: node write_templates.mjs FOLDER
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "made.js"));
const docx = require("docx");
const htmlToDocx = require("@turbodocx/html-to-docx");
const folder = process.argv[2];

const made = new docx.Document({
  styles: {
    default: {
      document: { run: { font: "Arial", size: 26 }, paragraph: { spacing: { after: 160 } } },
      heading1: { run: { color: "1F4E79", size: 34 } },
      listParagraph: { run: { size: 20 } },
    },
    paragraphStyles: [{ id: "BodyText", name: "Body Text", basedOn: "Normal", run: { size: 24 } }],
  },
  features: { updateFields: false },
  sections: [
    {
      headers: { default: new docx.Header({ children: [new docx.Paragraph("Made head")] }) },
      footers: {
        default: new docx.Footer({
          children: [new docx.Paragraph({ children: [new docx.TextRun({ children: [docx.PageNumber.CURRENT] })] })],
        }),
      },
      children: [
        new docx.Paragraph({ text: "Heading", heading: docx.HeadingLevel.HEADING_1 }),
        new docx.Paragraph({ text: "item", numbering: undefined, bullet: { level: 0 } }),
      ],
    },
  ],
});
writeFileSync(join(folder, "docx-js.docx"), await docx.Packer.toBuffer(made));

const html = "<h1>Heading</h1><p>Text</p><ul><li>item</li></ul><table><tr><td>cell</td></tr></table>";
writeFileSync(join(folder, "html-to-docx.docx"), Buffer.from(await htmlToDocx(html, "<p>Head</p>", { footer: true })));
