const { transformSync } = require('@babel/core');
const { createTransformer } = require('@swc/jest');

/** What a build with Relay does: the plugin of Relay's compiler replaces `graphql` texts, then TypeScript is compiled. */
module.exports = {
  createTransformer(options) {
    const { process: compile, ...rest } = createTransformer(options);
    return {
      ...rest,
      process(source, path, settings) {
        const { code } = transformSync(source, {
          filename: path,
          babelrc: false,
          configFile: false,
          parserOpts: { plugins: ['typescript'] },
          plugins: [
            [
              'babel-plugin-relay',
              { eagerEsModules: true, artifactDirectory: `${__dirname}/__generated__` },
            ],
          ],
        });
        return compile(code, path, settings);
      },
    };
  },
};
