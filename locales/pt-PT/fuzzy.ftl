# Procura: correspondências, e porque são o que são.

help-lookup = Procurar todas as traduções anteriores que ajudem a traduzir uma frase
help-lookup-sentence = A frase a procurar
help-lookup-queries = Em vez de uma frase, procurar cada linha de um ficheiro de texto
help-lookup-threshold = A pontuação que uma correspondência tem de atingir, de 0 a 100 (se omitida, a do projeto ou 70)
help-lookup-top = Quantas correspondências, no máximo, por língua de chegada (se omitido, 5)
help-lookup-all = Mostrar todas as correspondências que atingem o limiar
help-lookup-origin = Só unidades desta origem: story, site-string, aligned, foreign, machine; separe várias com vírgulas
help-lookup-state = Só traduções neste estado ou acima dele: initial, translated, reviewed, final
help-lookup-document = Só unidades deste documento
help-lookup-since = Só unidades alteradas neste dia ou depois (2026-01-31)
help-lookup-until = Só unidades alteradas até este dia, inclusive (2026-01-31)
lookup-nothing = Nada na memória atinge { $threshold }%: «{ $sentence }». Um --threshold mais baixo mostra mais.
lookup-match = { $score }% ({ $lang })
lookup-match-unconfirmed = { $score }% ({ $lang }, não confirmada)
lookup-differs = { "  " }{ $kind ->
    [case] Há diferenças de maiúsculas e minúsculas.
    [width] Há diferenças na largura dos caracteres.
    [number] Há números diferentes.
    [punctuation] Há diferenças de pontuação ou de espaços.
   *[other] Há outras diferenças.
}
lookup-penalty = { "  " }{ $kind ->
    [sister] Outra variante da língua de chegada
    [unspecified] Variante da língua de chegada por especificar
    [alignment] Alinhamento por rever
    [machine] Tradução automática
    [codes] Outra marcação no interior
   *[other] Outro motivo
}: −{ $points }
lookup-base = { "  " }Antes das penalizações: { $score }%
lookup-context = { "  " }{ $context ->
    [both] As frases anterior e seguinte são as mesmas.
    [before] A frase anterior é a mesma.
    [after] A frase seguinte é a mesma.
   *[other] Uma frase vizinha é a mesma.
}
lookup-provenance = { "  " }De: { $document ->
    [none] { $origin ->
        [story] uma notícia
        [site-string] textos do sítio
        [aligned] um alinhamento
        [foreign] memória de outra ferramenta
        [machine] tradução automática
       *[other] outra origem
    }
   *[other] { $document }
}; { $state ->
    [initial] inicial
    [translated] traduzida
    [reviewed] revista
    [final] final
   *[other] estado desconhecido
}{ $date ->
    [none] {""}
   *[other] , { $date }
}{ $by ->
    [none] {""}
   *[other] , { $by }
}; unidade { $unit }
lookup-memory = { "  " }Memória: { $memory }
help-memory-verify = Comparar a procura com a comparação de todas as unidades
help-memory-verify-sample = Quantas perguntas em cada língua (senão 20)
memory-differs = A procura responde de outra maneira: «{ $query }». Comunique este erro, juntando a frase.
memory-verified = Perguntas feitas: { $asked }; respondidas como ao comparar todas as unidades: { $agreed }; correspondências: { $matches }.
