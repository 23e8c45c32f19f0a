# A revisão do que o alinhamento aprendeu ou deixou de fora.

help-review = Ver aquilo de que o alinhamento tem menos certeza, e decidir
help-review-pages = Páginas publicadas, ou uma pasta delas: são alinhadas de novo, para que também se possa rever o que ficou de fora (predefinição: o que está por rever na memória)
help-review-apply = Aplicar as decisões de um ficheiro: o que a página de revisão guardou, ou o CSV com a primeira coluna preenchida
help-review-csv = Escrever um ficheiro CSV para a folha de cálculo, em vez de uma página
help-review-limit = Quantos pares no máximo, a começar pelos mais duvidosos (predefinição: 200)
help-review-out = O ficheiro a escrever (predefinição: review.html ou review.csv na pasta de saída do projeto)
help-review-force = Substituir o ficheiro mesmo que tenha sido alterado; o conteúdo atual fica guardado ao lado
error-review-none = { $file } não contém decisões de uma revisão. Indique o ficheiro que a página de revisão guardou, ou o CSV escrito por «cotejo review --csv».
error-review-newer = { $file } foi guardado por um Cotejo mais recente (forma { $found }; este conhece a forma { $known }). Atualize o Cotejo ou faça a revisão de novo.
error-review-broken = { $file }, linha { $line }: não é uma decisão que se possa ler; talvez o ficheiro tenha sido cortado ou editado. Nada do ficheiro foi aplicado. Guarde-o de novo a partir da página ou da folha de cálculo, ou apague a linha.
error-review-column-missing = { $file } não tem a coluna «{ $column }». Mantenha todas as colunas do CSV escrito por «cotejo review --csv», com os respetivos nomes.
error-review-word-unknown = { $file }, linha { $line }: «{ $word }» não é uma decisão. Escreva accept (aceitar) ou reject (rejeitar), ou deixe a célula vazia. Nada do ficheiro foi aplicado.
review-nothing = Não há nada para rever: tudo o que foi alinhado está revisto, ou nada se pôde alinhar.
review-nothing-inside = Não há nada para rever: a memória não tem unidades de alinhamento por rever. Indique a pasta das suas páginas para ver o que ficou de fora.
review-written = { $count ->
    [one] Um par para ver: { $file }
   *[other] { $count } pares para ver, a começar pelos mais duvidosos: { $file }
 }
review-more = { $count ->
    [one] Fica mais um para a próxima vez; --limit mostra mais de uma vez.
   *[other] Ficam mais { $count } para a próxima vez; --limit mostra mais de uma vez.
 }
review-how-page = Abra-o no navegador, decida e guarde as decisões. Depois: «cotejo review --apply review-decisions.jsonl»
review-how-csv = Escreva accept (aceitar) ou reject (rejeitar) na primeira coluna; as correções vão para «new source» e «new target», nunca por cima dos textos. Guarde em CSV e depois: «cotejo review --apply { $file }»
review-refused = { $file }, linha { $line } («{ $words }»): decisão não aplicada, { $why ->
    [gone] porque a memória já não tem este par.
    [changed] porque a memória tem agora outro texto nesse lugar.
    [reviewed] porque entretanto alguém o reviu, e isso prevalece.
    [forgotten] porque foi esquecido ou rejeitado de propósito; «cotejo memory undo» repõe-no.
    [twice] porque outra linha do ficheiro decide sobre ele.
    [foreign] porque não indica uma unidade dessa página.
    [overwritten] porque os textos foram alterados na folha de cálculo. Escreva as correções em «new source» e «new target».
   *[other] {""}
 }
review-applied = Aceites: { $accepted }; corrigidos: { $corrected }; rejeitados: { $rejected }{ $already ->
    [0] .
   *[other] ; já assim estavam: { $already }.
 } Para voltar atrás: cotejo memory undo { $import }
review-no-change = Nada mudou{ $already ->
    [0] : o ficheiro não tem nenhuma decisão que se pudesse aplicar.
   *[other] : a memória já tinha aplicado estas decisões ({ $already }).
 }

review-page-title = Revisão do alinhamento
review-page-skip = Saltar para os pares
review-page-facts = Pares: { $items } (na memória: { $inside }; de fora: { $outside })
review-page-intro = Calculou-se que frases se correspondem; nada foi traduzido de novo. Aqui está aquilo de que há menos certeza, com as frases em redor. O que aceitar fica como revisto, em seu nome; o que rejeitar sai da memória e não volta.
review-page-more = { $count ->
    [one] Há mais um par à espera; vem na próxima revisão.
   *[other] Há mais { $count } pares à espera; vêm na próxima revisão.
 }
review-page-keys = Teclas
review-page-noscript = Para decidir é preciso o script desta página, que o seu navegador não executa. Use antes o CSV: «cotejo review --csv»
review-page-done = Decididos até agora
review-page-apply = As decisões guardadas aplicam-se com: «cotejo review --apply review-decisions.jsonl»
review-page-saved = Decisões guardadas: { $count }. Execute agora: «cotejo review --apply { $file }»
review-page-savednone = Guardado sem decisões: ainda nada foi decidido.
review-page-accept = Aceitar
review-page-reject = Rejeitar
review-page-split = Dividir
review-page-merge = Juntar à seguinte
review-page-up = Mover para cima
review-page-down = Mover para baixo
review-page-accepted = aceite
review-page-rejected = rejeitado
review-page-corrected = corrigido
review-page-alone = sem correspondência
review-page-outside = de fora
review-page-inside = na memória
review-page-settled = decidido
review-page-nothing = (nada)
review-page-sure = Que certeza tem o alinhamento
review-page-locked = Aí já vale a palavra de uma pessoa, ou os dois lados são o mesmo texto: nada a decidir.
review-page-onesided = Aqui só está uma das línguas. Mova para cá uma frase, ou junte à linha seguinte.
review-page-unsplit = Há uma só frase de cada lado: nada a dividir. Rejeite, se não se correspondem.
review-page-edge = Não há aqui mais linhas.
review-page-nomove = Não há deste lado nenhuma frase para mover.
review-page-nopast = Não há nada para anular.
review-page-undone = Anulado.
review-page-end = Era o último par por decidir. Guarde com w.
review-page-restored = As suas decisões da última vez estão aqui de novo.
review-key-accept = aceitar
review-key-reject = rejeitar
review-key-split = dividir depois da primeira frase
review-key-merge = juntar à linha seguinte
review-key-side = escolher a língua
review-key-move = mover uma frase dela para cima ou para baixo
review-key-row = escolher a linha
review-key-item = par seguinte e anterior
review-key-undo = anular
review-key-save = guardar as decisões
