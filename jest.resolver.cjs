// relative './x.js' written in our TypeScript means './x.ts' or './x.tsx'
module.exports = (request, options) => {
  if (/^\.{1,2}\//.test(request) && request.endsWith('.js') && !options.basedir.includes('node_modules')) {
    for (const extension of ['.ts', '.tsx']) {
      try {
        return options.defaultResolver(request.replace(/\.js$/, extension), options);
      } catch {
        // the next extension, or a real .js
      }
    }
  }
  return options.defaultResolver(request, options);
};
