/** A page such as the storefront's, with its marks for what is written into it. */
export const SHELL = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <!--head-->
    <title>The shop</title>
    <!--/head-->
    <script type="module" src="/assets/main-1.js"></script>
  </head>
  <body>
    <div id="shop"></div>
    <!--data-->
  </body>
</html>
`
