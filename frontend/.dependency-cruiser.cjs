// The layers of ARCHITECTURE.md, kept by a machine: what is not listed here may not be imported.
const layers = {
  app: ['view', 'drawing', 'sync', 'api', 'editor', 'document', 'shared'],
  embed: ['drawing', 'sync', 'document', 'shared'],
  view: ['drawing', 'editor', 'document', 'shared'],
  editor: ['document', 'shared'],
  drawing: ['document', 'shared'],
  sync: ['document', 'shared'],
  document: ['shared'],
  api: ['shared'],
  shared: [],
};

const folders = (names) => `^src/(${names.join('|')})/`;
const npm = (names) => `(^|/)node_modules/(${names})(/|$)`;
const tests = '\\.test\\.tsx?$';

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
  name: `layers-${layer}`,
  comment: `${layer} may import ${allowed.join(', ') || 'no other layer'}.`,
  severity: 'error',
  from: { path: folders([layer]) },
  to: { path: '^src/', pathNot: folders([layer, ...allowed]) },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'known-layers',
      comment: 'Every folder of src is one of the layers.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: folders(Object.keys(layers)) },
      to: {},
    },
    {
      name: 'yjs-below',
      comment: 'Only document, sync and editor/history know Yjs.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(document|sync|editor/history)|${tests}` },
      to: { path: npm('yjs|y-[^/]+|lib0') },
    },
    {
      name: 'react-above',
      comment: 'Nothing below view and app knows React.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(view|app)/' },
      to: { path: npm('react|react-[^/]+|lucide-react|wouter') },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-test-tools-in-product',
      comment: 'What only development needs is not there when the product runs.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
