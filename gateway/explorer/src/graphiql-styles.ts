// Part by part: `graphiql/style.css` would bring Monaco's styles a second time and 0.3 MB of fonts.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
