### The site's own words

## Head

# The name of the section
politics = Política
welcome = Bem-vindo, { $name }!
quoted = Com { "{" }chavetas{ "}" } e { "" }
long =
    Uma linha
      com avanço

    e outra
-brand = Praça
button = Enviar
    .title = Enviar o formulário
only-attribute =
    .label = Etiqueta

count = { $n ->
    [one] um artigo
   *[other] { $n } artigos
}
damaged = { $n
    [one
after-damage = Continua
# The last comment belongs to nobody