# Consulta: correspondências, e por que são o que são.

help-lookup = Buscar todas as traduções anteriores que ajudem a traduzir uma frase
help-lookup-sentence = A frase a buscar
help-lookup-queries = Em vez de uma frase, buscar cada linha de um arquivo de texto
help-lookup-threshold = O grau que uma correspondência precisa atingir, de 0 a 100 (padrão: o do projeto ou 70)
help-lookup-top = Quantas correspondências, no máximo, por idioma de destino (padrão: 5)
help-lookup-all = Mostrar todas as correspondências que atingem o limiar
help-lookup-origin = Só unidades desta origem: story, site-string, aligned, foreign, machine; separe várias com vírgulas
help-lookup-state = Só traduções neste estado ou acima dele: initial (a confirmar), translated (traduzida), reviewed (revisada), final
help-lookup-document = Só unidades deste documento
help-lookup-since = Só unidades alteradas neste dia ou depois (2026-01-31)
help-lookup-until = Só unidades alteradas até este dia, inclusive (2026-01-31)
lookup-nothing-filtered = Nada do que --origin, --state, --document, --since e --until deixam passar atinge { $threshold }%: “{ $sentence }”. Sem essas opções pode haver mais.
lookup-nothing = Nada na memória atinge { $threshold }%: “{ $sentence }”. Um --threshold mais baixo mostra mais.
lookup-query = Linha { $line }: { $sentence }
lookup-match = { $score }% ({ $lang })
lookup-match-unconfirmed = { $score }% ({ $lang }, a confirmar)
lookup-differs = { "  " }{ $kind ->
    [case] Há diferenças de maiúsculas e minúsculas.
    [width] Há diferenças na largura dos caracteres.
    [number] Há números diferentes.
    [punctuation] Há diferenças de pontuação ou de espaços.
   *[other] Há outras diferenças.
}
lookup-penalty = { "  " }{ $kind ->
    [sister] Outra variante do idioma de destino
    [unspecified] Variante do idioma de destino não especificada
    [alignment] Alinhamento não revisado
    [machine] Tradução automática
    [codes] Tags diferentes
   *[other] Outro motivo
}: −{ $points }
lookup-base = { "  " }Antes das penalidades: { $score }%
lookup-context = { "  " }{ $context ->
    [both] As frases anterior e seguinte são as mesmas.
    [before] A frase anterior é a mesma.
    [after] A frase seguinte é a mesma.
   *[other] Uma frase vizinha é a mesma.
}
lookup-provenance = { "  " }De: { $document ->
    [none] { $origin ->
        [story] uma matéria
        [site-string] textos do site
        [aligned] um alinhamento
        [foreign] memória de outra ferramenta
        [machine] tradução automática
       *[other] outra origem
    }
   *[other] { $document }
}; { $state ->
    [initial] a confirmar
    [translated] traduzida
    [reviewed] revisada
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
help-memory-verify = Comprovar que a busca encontra o mesmo que a comparação com todas as unidades
help-memory-verify-sample = Quantas frases em cada idioma (padrão: 20)
memory-differs = A busca não encontra o mesmo que a comparação: “{ $query }”. Relate este erro, com a frase.
memory-verified = Frases buscadas: { $asked }; com o mesmo resultado da comparação com todas as unidades: { $agreed }; correspondências: { $matches }.
