@eaeu @area:signals @role:eaeu-participant @needs:receive:eaeu
Feature: Signals around the processing
  Which signals a transaction has, its times say; what cannot be processed is answered by an error signal, and undone (Decision 5,
  items 105, 106, 115 to 120 and 138). Codes and times are those of a test process of ours, P.XX.90.

  @EAEU-SIG-02 @EAEU-SIG-03 @needs:set-clock
  Scenario: Accepted before the response, and without a receipt that nobody asked for
    When the other side opens the transaction "request and response with guaranteed delivery"
    Then everything that the pattern demands comes in time, and nothing else

  @EAEU-SIG-02
  Scenario: Where pattern and regulation contradict each other, nobody is blamed
    When the other side opens the transaction "mutual obligations without receipt time"
    Then signals that pattern and regulation contradict each other on are no breach

  @EAEU-SIG-10
  Scenario: A broken rule is named by its own code
    When the other side opens a transaction whose data break a rule of the process
    Then the error signal names exactly that rule

  @EAEU-SIG-03
  Scenario: What breaks a rule is not accepted for processing
    When the other side opens a transaction whose data break a rule of the process
    Then its acceptance for processing was not signalled

  @EAEU-SIG-05 @EAEU-SIG-06 @EAEU-SIG-07 @EAEU-ENV-12 @EAEU-ENV-16 @EAEU-ENV-18
  Scenario: Acceptance and response belong to the transaction that they are about
    When the other side opens the transaction "request and response with guaranteed delivery"
    Then everything that the pattern demands comes in time, and nothing else

  @EAEU-SIG-05 @EAEU-SIG-06 @EAEU-SIG-07 @EAEU-ENV-12 @needs:stimulate:eaeu.start
  Scenario: The confirmations of a response belong to its transaction
    When the participant opens the transaction "mutual obligations"
    Then it confirms the response as the pattern demands and in no other way

  @EAEU-SIG-11 @needs:stimulate:eaeu.store @needs:observe
  Scenario: A store that fails is a fatal error without any effect
    Given the store of the participant refuses to write
    When the other side opens the transaction "request and response with guaranteed delivery"
    Then a fatal error is signalled and nothing of the transaction is held

  @EAEU-SIG-13 @needs:stimulate:eaeu.start @needs:observe
  Scenario Outline: An error signal ends <transaction> and undoes it
    Given the other side answers everything with an error signal
    When the participant opens the transaction "<transaction>"
    Then it takes the transaction for failed and holds nothing of it

    Examples:
      | transaction                                       |
      | mutual obligations                                |
      | question and answer                               |
      | request and response with guaranteed delivery     |
      | request and confirmation with guaranteed delivery |
      | notification                                      |
      | dissemination                                     |
