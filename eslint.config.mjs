import tseslint from 'typescript-eslint';

/**
 * Time and randomness are injected (see docs/contributing.md): ambient clocks make verdicts depend on the machine.
 * The one place that may read them is protocols/time.
 */
const ambient = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Inject a Clock (protocols/time) instead of Date.now().' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Inject a Clock (protocols/time) instead of new Date().' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Inject an IdSource (protocols/time) instead of Math.random().' },
  { selector: "CallExpression[callee.name='randomUUID']", message: 'Inject an IdSource (protocols/time) instead of randomUUID().' },
];

export default tseslint.config(
  { ignores: ['node_modules/**', '**/out/**', 'docs/samples/**'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      'no-restricted-syntax': ['error', ...ambient],
      eqeqeq: 'error',
    },
  },
  { files: ['protocols/time/**', '**/*.spec.ts', 'bench/**'], rules: { 'no-restricted-syntax': 'off' } },
);
