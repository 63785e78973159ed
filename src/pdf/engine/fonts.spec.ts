import { FONT_FILES } from '../elements/font-files.js';
import { openFont } from './fontkit.js';
import { FIGURE_CHARACTERS } from './lean-document.js';

test.each(Object.entries(FONT_FILES))(
  'the characters of figures neither change nor move each other in the font %s',
  (_, files) => {
    for (const path of Object.values(files)) {
      const font = openFont(path);
      const glyphsOf = (text: string) => {
        const { glyphs, positions } = font.layout(text);
        return glyphs.map(({ id }, index) => ({ id, ...positions[index] }));
      };
      const all = [...FIGURE_CHARACTERS];
      for (const one of all)
        for (const other of all) expect(glyphsOf(one + other)).toEqual([...glyphsOf(one), ...glyphsOf(other)]);
      expect(glyphsOf('1,234,567.890 ')).toEqual([...'1,234,567.890 '].flatMap(glyphsOf));
    }
  },
);
