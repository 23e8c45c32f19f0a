# Of the site
menu-home = Home
menu-sea = The sea { $port }
    and its ports
    .title = A tip
-brand = The Quay
## Group
hits = { $n ->
    [one] One hit
   *[other] { $n } hits
}
quoted = { "{" } { "\u6E2F" }
