import { boolean, listOf, name, naming, oneOf, type Shape, text, texts, type Variant } from './shape.ts';

const transformers: readonly Variant[] = [
  {
    word: 'json',
    doc: 'Writes the data as JSON.',
    config: [
      { key: 'pretty', shape: boolean, doc: 'With line breaks and indentation.', default: false, example: true },
      {
        key: 'encoding',
        shape: oneOf(['utf8', 'UTF-8'], ['latin1', 'ISO 8859-1']),
        doc: 'How the text becomes bytes.',
        default: 'utf8',
        example: 'utf8',
      },
    ],
  },
  {
    word: 'rename',
    doc: 'Gives members other names.',
    config: [
      { key: 'fields', shape: texts, doc: 'New names by old ones.', example: { userId: 'user_id' }, required: true },
    ],
  },
  {
    word: 'pick',
    doc: 'Keeps some members and drops the others.',
    config: [
      { key: 'fields', shape: listOf(name), doc: 'The members to keep.', example: ['name', 'data'], required: true },
    ],
  },
  {
    word: 'filter',
    doc: 'Drops data in which a member has not one of some values.',
    config: [
      { key: 'field', shape: name, doc: 'The member to look at.', example: 'name', required: true },
      { key: 'values', shape: listOf(text), doc: 'The values to let pass.', example: ['login'], required: true },
    ],
  },
  {
    word: 'template',
    doc: 'Makes a text of the data.',
    config: [
      {
        key: 'template',
        shape: text,
        doc: 'The text; `{{name}}` stands for a member of the data.',
        example: '{{name}} at {{timestamp}}',
        required: true,
      },
    ],
  },
  {
    word: 'lua',
    doc: 'Calls a function of the module with the data, and goes on with what it returns.',
    config: [
      {
        key: 'function',
        shape: naming('function'),
        doc: 'The function, as for a hook.',
        example: 'prepareEvent',
        required: true,
      },
    ],
  },
];

/** One step between the data of a module and what is sent. */
export const transformer: Shape = { kind: 'variants', variants: transformers, fields: [] };

/** One thing that the data of a module must satisfy. */
export const validator: Shape = {
  kind: 'variants',
  fields: [],
  variants: [
    {
      word: 'schema',
      doc: 'Holds the data against a JSON Schema.',
      config: [
        {
          key: 'schema',
          shape: { kind: 'object', schema: true },
          doc: 'The JSON Schema.',
          example: { type: 'object', required: ['name'] },
          required: true,
        },
      ],
    },
  ],
};
