# Página
title = Notícias
lead =
    Primeira
    segunda
