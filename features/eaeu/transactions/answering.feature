@eaeu @area:transactions @role:eaeu-participant @needs:receive:eaeu
Feature: Transactions that the other side opens
  Whoever answers a transaction sends what its pattern demands, each within the time that the regulation gives and counted from the
  sender's sending (Decision 5, items 104 to 111 and 122 to 139). Codes and times are those of a test process of ours, P.XX.90.

  @EAEU-TRN-01
  Scenario: Mutual obligations: receipt, acceptance and response, in this order
    When the other side opens the transaction "mutual obligations"
    Then everything that the pattern demands comes in time, and nothing else

  @EAEU-TRN-06 @EAEU-SIG-02 @EAEU-SIG-04
  Scenario: A question is answered in time and by no signal
    When the other side opens the transaction "question and answer"
    Then everything that the pattern demands comes in time, and nothing else

  @EAEU-TRN-07 @EAEU-SIG-02 @EAEU-SIG-04
  Scenario: A request without guaranteed delivery is answered in time and by no signal
    When the other side opens the transaction "request and response without guaranteed delivery"
    Then everything that the pattern demands comes in time, and nothing else

  @EAEU-TRN-08 @needs:set-clock
  Scenario: A request with guaranteed delivery is accepted and answered, both counted from its sending
    When the other side opens the transaction "request and response with guaranteed delivery"
    Then everything that the pattern demands comes in time, and nothing else

  @EAEU-TRN-10 @EAEU-SIG-02 @EAEU-SIG-04
  Scenario: A request to be confirmed without guaranteed delivery is answered in time and by no signal
    When the other side opens the transaction "request and confirmation without guaranteed delivery"
    Then everything that the pattern demands comes in time, and nothing else

  @EAEU-TRN-15
  Scenario: What is disseminated is not confirmed
    When the other side opens the transaction "dissemination"
    Then everything that the pattern demands comes in time, and nothing else

  @EAEU-TRN-04 @needs:set-clock @needs:observe
  Scenario: Without the last confirmation nothing of mutual obligations is kept
    Given a notification about a subject was taken
    When the other side opens mutual obligations about it and never gives its last confirmation
    Then it holds of the subject what it held before
