{{%AUTOESCAPE context="HTML"}}
  </main>
  [[> platform/footer]]
</body>
</html>
